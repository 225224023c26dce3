import { describe, expect, it } from "vitest";
import { writeCsv } from "../../src/web/csv.ts";

describe("writeCsv(table)", () => {
  const cell = (value: string | number | null) => writeCsv({ columns: ["x"], rows: [[value]] }).split("\r\n")[1];

  it("quotes commas, quotes and line breaks (RFC 4180)", () => {
    expect(cell("a, b")).toBe('"a, b"');
    expect(cell('say "no"')).toBe('"say ""no"""');
    expect(writeCsv({ columns: ["x", "y"], rows: [["a\nb", null]] })).toBe('x,y\r\n"a\nb",\r\n');
  });

  it.each(["=1", "+1", "@a", "\ta", "-a", "-1+1"])("puts an apostrophe before %j", (text) => {
    expect(cell(text)).toMatch(/^"?'/);
  });

  it.each([-5, "-5", "-0.5", 5, "a=b", "1-2"])("leaves %j alone", (value) => {
    expect(cell(value)).toBe(String(value));
  });
});
