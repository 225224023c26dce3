/**
 * How releases write countries, beside the short names of `country-names.ts`: code, then the writings, with `;` between. Case, accents, signs, "the" and "&" for "and" do not matter.
 * A code of several with `|` between is a writing that leaves open which of them is meant. Codes that are no country of today stand in `formerStates`.
 * From the lists that agencies themselves use: ICE's country names in its releases, Frontex's in its tables, the United Nations' and ISO 3166's own long names, names that countries had before.
 */
const writings = `
ARE UAE; United Arab Emirates, The
ASM Samoa, American
ATG Antigua-Barbuda; Antigua
BHS Bahamas, The; Commonwealth of the Bahamas
BIH Bosnia-Herzegovina; Bosnia-Hercegovina; Bosnia; Bosnia & Hercegovina
BLR Byelarus; Byelorussia
BLZ British Honduras
BOL Bolivia, Plurinational State of; Plurinational State of Bolivia
BRN Brunei Darussalam
BES Bonaire; Bonaire, Sint Eustatius and Saba; Bonaire, St Eustatius, Saba
CAF Central African Rep
CHN China, Peoples Republic of; Peoples Republic of China; China, Mainland; Mainland China; PRC; China (Mainland)
CIV Ivory Coast; Cote dIvoire; Cote d Ivoire; Cote dIvorie; Cote dIvorie (Ivory Coast)
COD Dem Rep of the Congo; Congo, Democratic Republic of the; Congo DR; DR Congo; DRC; Congo-Kinshasa; Congo (Kinshasa); Zaire; Democratic Republic of Congo; Congo, Dem Rep; Congo, The Democratic Republic of the
COG Republic of Congo; Congo-Brazzaville; Congo (Brazzaville); Congo, Republic of; Congo, Republic of the; Congo, Rep
COD|COG Congo
CPV Cabo Verde; Cape Verde Islands
CUW Curacao
CZE Czech Republic; Czech Rep
DEU Germany, Federal Republic of; Federal Republic of Germany; West Germany; Germany, West; East Germany; Germany, East; German Democratic Republic
DOM Dominican Rep
EGY Arab Republic of Egypt; United Arab Republic
ESH Spanish Sahara
FLK Falklands; Falkland Islands (Malvinas); Malvinas
FRO Faeroe Islands; Faroes
FSM Micronesia, Federated States of; Federated States of Micronesia; Micronesia (Federated States of)
GBR England; Scotland; Wales; Northern Ireland; Great Britain; UK; United Kingdom of Great Britain and Northern Ireland; United Kingdom, The
GMB Gambia, The; The Gambia
GNB Guinea Bissau
GNQ Eq Guinea; Equatorial Guinea, Republic of; Ecuatorial Guinea
GRC Hellas; Hellenic Republic
GUF French Guyana
GUY British Guiana
HKG Hong Kong SAR; Hong Kong, SAR; China, Hong Kong SAR
HMD Heard Island and McDonald Islands
IRN Iran, Islamic Republic of; Islamic Republic of Iran; Persia
IRL Eire; Ireland, Republic of; Republic of Ireland
KAZ Kazakstan
KGZ Kyrgyz Republic; Kirghizia; Kyrgystan; Kirgizstan
KHM Kampuchea
KNA St Kitts-Nevis; St Kitts and Nevis; St Christopher-Nevis; St Christopher and Nevis; St. Kitts
KOR Republic of Korea; Korea, Republic of; Korea, South; Korea (South); Korea, Rep
KOR|PRK Korea
LAO Lao Peoples Democratic Republic; Lao PDR
LBY Libyan Arab Jamahiriya; Libya Arab Jamahiriya
LCA St Lucia
LKA Ceylon
MAC Macau; Macau SAR; Macao SAR
MAF Saint Martin; St Martin (French); Saint Martin (French part)
MDA Moldova, Republic of; Republic of Moldova; Moldavia
MDV Maldive Islands
MHL Marshal Islands; Republic of the Marshall Islands
MKD Macedonia; Macedonia, The Former Yugoslav Republic of; FYROM; Macedonia, FYR
MMR Burma; Myanmar (Burma); Burma (Myanmar)
MNP Northern Marianas; Mariana Islands, Northern; Saipan
NLD Holland; Netherlands, The
PLW Belau; Republic of Palau
PRK North Korea; Korea, North; Korea (North); Korea, Democratic Peoples Republic of; Democratic Peoples Republic of Korea
PSE Palestinian Territory; Palestinian Territories; Palestinian Territory, Occupied; Occupied Palestinian Territory; State of Palestine; Palestine, State of; Palestinian Authority; West Bank and Gaza; West Bank and Gaza Strip
PYF Tahiti
REU Reunion; Reunion Island
ROU Rumania; Roumania
RUS Russian Federation; Russia (Federation)
SGS South Georgia and the South Sandwich Islands
SHN Saint Helena; St Helena, Ascension and Tristan da Cunha
SJM Svalbard and Jan Mayen Islands
SLE Serra Leone
SLV El Sal; Salvador
SPM Saint Pierre and Miquelon; St Pierre and Miquelon
SRB Republic of Serbia
SSD S Sudan; Republic of South Sudan
STP Sao Tome and Principe; Sao Tome
SUR Surinam; Dutch Guiana
SVK Slovak Republic
SWZ Swaziland
SXM Saint Maarten; St Maarten; Sint Maarten (Dutch part)
SYR Syrian Arab Republic
TCA Turks and Caicos Islands; Turks and Caicos
TLS East Timor; Timor Leste; Timor
TTO Trinidad; Trinidad Tobago; Trinidad-Tobago; Tobago
TUR Turkey; Turkiye
TWN Taiwan, Province of China; Republic of China; China, Republic of; Taiwan, ROC; Chinese Taipei
TZA Tanzania, United Republic of; United Republic of Tanzania; Tanganyika; Zanzibar
UKR Ukraine, The
UMI United States Minor Outlying Islands
USA United States of America; US; U.S.; U.S.A.
VAT Holy See; Vatican; Holy See (Vatican City State); Vatican City State
VCT St Vincent-Grenadines; St Vincent and the Grenadines; St Vincent & Grenadines; Saint Vincent; St Vincent
VEN Venezuela, Bolivarian Republic of; Bolivarian Republic of Venezuela
VGB Virgin Islands, British; Virgin Islands (British); British Virgin Is
VGB|VIR Virgin Islands
VIR Virgin Islands, US; Virgin Islands (US); US Virgin Islands; United States Virgin Islands
VNM Viet Nam; Socialist Republic of Vietnam; Vietnam, Socialist Republic of
VNM North Vietnam; South Vietnam
WLF Wallis and Futuna Islands
WSM Western Samoa; Samoa, Western; Independent State of Samoa
YEM Yemen (Sanaa); Yemen-Sanaa; Republic of Yemen; Yemen (Aden); Yemen-Aden; South Yemen; North Yemen
XKX Kosova; Kosovo, Republic of; Kosovo (under UNSC resolution 1244); Kosovo (UNSCR 1244)
ZWE Rhodesia; Southern Rhodesia
BFA Upper Volta
BEN Dahomey
BWA Bechuanaland
SUN USSR; U.S.S.R.; Soviet Union; Union of Soviet Socialist Republics; Former Soviet Union; Former USSR
YUG Yugoslavia; Former Yugoslavia; Yugoslavia, Socialist Federal Republic of; Yugoslavia, Federal Republic of
CSK Czechoslovakia; Former Czechoslovakia
SCG Serbia and Montenegro; Serbia-Montenegro
ANT Netherlands Antilles; Netherland Antilles; Dutch Antilles
PCI Trust Territory of the Pacific; Pacific Trust Territories; Trust Territory of the Pacific Islands; Trust Territories of the Pacific; Pacific Islands, Trust Territory of the
XWB West Bank
XGZ Gaza Strip; Gaza
stateless Stateless; Statelessness; No nationality; Without nationality; None (stateless); Stateless person; Stateless alien; Apatride; Stateless - alien unable to name a country; Stateless (Palestinian); Stateless Palestinian
unknown Unknown; No data; Data not available; Not provided; Not known; Unknown country; Country unknown; Not reported; Not recorded; Not available; Not applicable; N/A; NA; None; Null; Other; Others; Other country; Undetermined; Undefined; Unspecified; Not specified; Not stated; To be determined; TBD; Pending; Various; International waters; All others; Missing; ?; -; --
`;

/** States that are no more, and the countries of today on their ground (ISO 3166-3, whose codes they have; PCI as in its first edition). */
export const formerStates: Readonly<Record<string, { readonly name: string; readonly today: readonly string[] }>> = {
  SUN: {
    name: "Soviet Union",
    today: "ARM AZE BLR EST GEO KAZ KGZ LTU LVA MDA RUS TJK TKM UKR UZB".split(" "),
  },
  YUG: { name: "Yugoslavia", today: "BIH HRV MKD MNE SRB SVN XKX".split(" ") },
  CSK: { name: "Czechoslovakia", today: ["CZE", "SVK"] },
  SCG: { name: "Serbia and Montenegro", today: ["MNE", "SRB", "XKX"] },
  ANT: { name: "Netherlands Antilles", today: ["BES", "CUW", "SXM"] },
  PCI: { name: "Pacific Islands (Trust Territory)", today: ["FSM", "MHL", "MNP", "PLW"] },
};

/** Places that releases name as countries and ISO 3166 has no country code for. */
export const otherPlaces: Readonly<Record<string, string>> = { XGZ: "Gaza Strip", XWB: "West Bank" };

/** Each code with the writings of it that are not its short name. */
export const recordedWritings: readonly { readonly code: string; readonly writings: readonly string[] }[] = writings
  .trim()
  .split("\n")
  .map((line) => {
    const [code = "", ...rest] = line.split(" ");
    return { code, writings: rest.join(" ").split("; ") };
  });
