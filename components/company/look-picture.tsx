import type { LookForm } from "#lib/company/look/schema.ts";

/** A document of this look, small. */
export function LookPicture({ look, accent }: LookForm) {
  const color = look === "plain" ? "#000000" : accent;
  return (
    <svg viewBox="0 0 84 118" className="w-full" aria-hidden="true">
      <rect width="84" height="118" fill="#ffffff" />
      <Head look={look} color={color} />
      <Bars color="#8b93a3" bars={[8, 32, 22, 8, 37, 16, 46, 32, 20, 46, 37, 24]} />
      {look === "plain" ? (
        <path d="M8 46h68M8 64h68" stroke="#c3c8d2" strokeWidth="0.6" />
      ) : (
        <rect x="8" y="46" width="68" height="18" rx="2" fill="#eef1f6" />
      )}
      <Bars color={color} bars={[12, 54, 18]} />
      <rect x="60" y="48.5" width="13" height="13" fill="#1b2230" opacity="0.75" />
      <path d="M8 72h68M8 79h68M8 86h68M8 93h68" stroke="#c3c8d2" strokeWidth="0.8" />
      <rect x="50" y="99" width="26" height="5" fill={color} />
    </svg>
  );
}

function Head({ look, color }: { look: LookForm["look"]; color: string }) {
  if (look === "band")
    return (
      <>
        <rect width="84" height="24" fill={color} />
        <rect x="8" y="10" width="34" height="5" fill="#ffffff" />
        <rect x="62" y="6" width="14" height="12" rx="1.5" fill="#ffffff" />
      </>
    );
  return (
    <>
      {look === "clear" && <rect x="8" y="9" width="9" height="1.5" fill={color} />}
      <rect x="8" y="14" width="34" height="5" fill="#1b2230" />
      <rect x="62" y="9" width="14" height="11" rx="1.5" fill="#c3c8d2" />
      {look === "plain" && <path d="M8 25h68" stroke="#c3c8d2" strokeWidth="0.6" />}
    </>
  );
}

/** Lines of text: left, top and width of each. */
function Bars({ color, bars }: { color: string; bars: number[] }) {
  const places = Array.from({ length: bars.length / 3 }, (_, index) => bars.slice(index * 3, index * 3 + 3));
  return places.map(([x, y, width]) => (
    <rect key={`${x} ${y}`} x={x} y={y} width={width} height="2" fill={color} />
  ));
}
