/** Begins every part. */
export const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The namespace of sheets. */
export const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const rels = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Style 0 is plain, style 1 a date (format 14). */
export const stylesXml = `${xml}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** Names the workbook as the package's document. */
export const packageRels = `${xml}<Relationships xmlns="${rels}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** The list of sheets. Names must be safe in XML. */
export function workbookXml(names: readonly string[]): string {
  const sheets = names.map((name, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join("");
  return `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets}</sheets></workbook>`;
}

/** Where each sheet, the shared texts and the styles are. */
export function workbookRels(sheets: number): string {
  const one = (n: number, type: string, target: string): string =>
    `<Relationship Id="rId${n}" Type="${office}/${type}" Target="${target}"/>`;
  const parts = Array.from({ length: sheets }, (_, n) => one(n + 1, "worksheet", `worksheets/sheet${n + 1}.xml`));
  parts.push(one(sheets + 1, "sharedStrings", "sharedStrings.xml"), one(sheets + 2, "styles", "styles.xml"));
  return `${xml}<Relationships xmlns="${rels}">${parts.join("")}</Relationships>`;
}

/** What each part is. */
export function contentTypes(sheets: number): string {
  const one = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="${types}.${type}+xml"/>`;
  const parts = Array.from({ length: sheets }, (_, n) => one(`worksheets/sheet${n + 1}`, "worksheet"));
  parts.push(one("workbook", "sheet.main"), one("sharedStrings", "sharedStrings"), one("styles", "styles"));
  const defaults = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`;
  return `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults}${parts.join("")}</Types>`;
}
