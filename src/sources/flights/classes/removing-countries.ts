/** Members of the European Union, alpha-3, since 1 February 2020: what `EU` stands for as a remover, since its return flights call at several members. */
const euMembers =
  "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE".split(
    " ",
  );

/** The countries that are home to a removal flight: those that rows name, else those given, else the United States. A leg between two of them is domestic. */
export function removingCountries(named: readonly string[], given: readonly string[] = ["USA"]): ReadonlySet<string> {
  const codes = named.length > 0 ? named : given;
  return new Set(codes.flatMap((code) => (code === "EU" ? euMembers : [code])));
}
