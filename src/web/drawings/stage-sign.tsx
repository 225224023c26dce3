/** The sign of a stage, drawn around a point: ○ offered, ◐ announced or agreed, ● signed or in force, dashed alleged, × denied, bars for paused and ended. */
export function StageSign({ stage, x, y, size = 4.2 }: { stage: string; x: number; y: number; size?: number }) {
  const ring = (name: string) => <circle class={name} cx={x} cy={y} r={size} />;
  switch (stage) {
    case "offered":
      return ring("st-open");
    case "alleged":
      return ring("st-open st-unsure");
    case "announced":
    case "agreed":
      return (
        <>
          {ring("st-open")}
          <path class="st-full" d={`M${x} ${y - size}a${size} ${size} 0 0 0 0 ${2 * size}z`} />
        </>
      );
    case "denied":
      return (
        <path
          class="st-no"
          d={`M${x - size} ${y - size}l${2 * size} ${2 * size}M${x + size} ${y - size}l${-2 * size} ${2 * size}`}
        />
      );
    case "suspended":
      return <path class="st-bar" d={`M${x - 2} ${y - size}v${2 * size}M${x + 2} ${y - size}v${2 * size}`} />;
    case "terminated":
      return <path class="st-bar" d={`M${x} ${y - size - 1}v${2 * size + 2}`} />;
    case "used":
      return <path class="st-said" d={wedge(x, y)} />;
    case "moved":
      return <path class="st-moved" d={wedge(x, y)} />;
    case "text":
      return <path class="st-open" d={`M${x - 3.5} ${y - 4.5}h7v9h-7z`} />;
    default:
      return ring("st-full");
  }
}

function wedge(x: number, y: number): string {
  return `M${x - 4} ${y + 3.2}l4-6.4 4 6.4z`;
}

const keyed: readonly (readonly [string, string])[] = [
  ["offered", "offered"],
  ["announced", "announced or agreed"],
  ["signed", "signed"],
  ["alleged", "alleged"],
  ["denied", "denied"],
  ["suspended", "suspended"],
  ["terminated", "ended"],
  ["text", "text public"],
  ["moved", "movement on the board"],
  ["used", "said to be used"],
];

/** The key to the signs; with `lines` also to the line that says how long an agreement stands. */
export function StageKey({ lines = false }: { lines?: boolean }) {
  return (
    <div class="key stages">
      {keyed.map(([stage, words]) => (
        <span>
          <svg width="14" height="16" viewBox="0 0 14 16" aria-hidden="true">
            <StageSign stage={stage} x={7} y={8} />
          </svg>
          {words}
        </span>
      ))}
      {lines ? (
        <>
          <span>
            <svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true">
              <path class="st-thin" d="M0 8h20" />
            </svg>
            said to stand
          </span>
          <span>
            <svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true">
              <path class="st-thick" d="M0 8h20" />
            </svg>
            in force
          </span>
        </>
      ) : null}
    </div>
  );
}
