/** Elements that draw something. */
export const SHAPES: ReadonlySet<string> = new Set(
  `circle ellipse image line path polygon polyline rect text use`.split(" "),
);

/** Everything that may exist in a drawing of the library. Nothing that runs, moves, links or loads. */
export const SVG_ELEMENTS: ReadonlySet<string> = new Set([
  ...SHAPES,
  ...`svg g defs symbol title desc tspan textPath linearGradient radialGradient stop clipPath mask pattern marker style`.split(
    " ",
  ),
]);

/** Nothing inside these is drawn; what other unknown elements hold is. */
export const SVG_DROPPED: ReadonlySet<string> = new Set(
  `script foreignObject iframe object embed audio video canvas animate animateMotion animateTransform set discard metadata filter feImage
   handler listener template math`.split(/\s+/),
);

/** Attributes by their names in a file. */
export const SVG_ATTRIBUTES: readonly string[] =
  `id class lang viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points dx dy rotate
   transform pathLength offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits
   patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient
   startOffset textLength lengthAdjust
   clip-path clip-rule color display dominant-baseline alignment-baseline baseline-shift fill fill-opacity fill-rule
   font-family font-size font-style font-weight letter-spacing marker-end marker-mid marker-start mask opacity
   overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
   stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration
   text-rendering vector-effect visibility word-spacing writing-mode`.split(/\s+/);
