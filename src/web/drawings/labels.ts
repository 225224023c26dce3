/** Where a label stands beside its point. */
export type Label = { readonly x: number; readonly y: number; readonly anchor: "start" | "end" | "middle" };
/** Left, top, right, bottom. */
export type Box = readonly [number, number, number, number];

/** The size of a drawing. */
export type Frame = { readonly width: number; readonly height: number };

/** Puts each label beside its point, on the first side where it meets neither the frame, another label nor another point. One that is optional and finds no room is null. */
export function placeLabels(
  wanted: readonly {
    readonly xy: readonly number[];
    readonly lines: readonly [string, string];
    readonly isOptional?: boolean;
  }[],
  lines: readonly Box[],
  frame: Frame,
): readonly (Label | null)[] {
  const taken: Box[] = [
    ...lines,
    ...wanted.map(({ xy }) => [(xy[0] ?? 0) - 6, (xy[1] ?? 0) - 6, (xy[0] ?? 0) + 6, (xy[1] ?? 0) + 6] satisfies Box),
  ];
  return wanted.map(({ xy, lines, isOptional = false }) => {
    const [x = 0, y = 0] = xy;
    const w = Math.max(lines[0].length * 7.9, lines[1].length * 6.8);
    const sides: readonly (Label & { readonly box: Box })[] = [
      side(x + 12, y - 2, "start", w),
      side(x - 12, y - 2, "end", w),
      side(x, y - 28, "middle", w),
      side(x, y + 24, "middle", w),
      side(x + 12, y - 26, "start", w),
      side(x - 12, y - 26, "end", w),
      side(x + 12, y + 22, "start", w),
      side(x - 12, y + 22, "end", w),
    ];
    const free = sides.find(({ box }) => inFrame(box, frame) && !taken.some((other) => meets(box, other)));
    if (isOptional && free === undefined) return null;
    const best = free ?? sides.find(({ box }) => inFrame(box, frame)) ?? sides[0];
    if (best === undefined) return { x, y, anchor: "start" as const };
    taken.push(best.box);
    return { x: round(best.x), y: round(best.y), anchor: best.anchor };
  });
}

function side(x: number, y: number, anchor: Label["anchor"], w: number): Label & { readonly box: Box } {
  const left = anchor === "start" ? x : anchor === "end" ? x - w : x - w / 2;
  return { x, y, anchor, box: [left, y - 14, left + w, y + 21] };
}

function inFrame([left, top, right, bottom]: Box, { width, height }: Frame): boolean {
  return left >= 4 && top >= 2 && right <= width - 4 && bottom <= height - 2;
}

function meets(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** A length in a drawing, to a tenth. */
export function round(n: number | undefined): number {
  return Math.round((n ?? 0) * 10) / 10;
}
