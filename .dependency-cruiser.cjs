/**
 * Who may import whom: `src/README.md` in rules. A room takes the type of the room before it and hands on
 * its own; nothing looks back. Checked by `npm run arch`.
 */

/** Rooms that all may use, except those that are said to know less. */
const FOR_ALL = ["geometry", "diagnostics"];

/** Room → the rooms it may import beside those for all, and why no other. */
const ROOMS = {
  io: [[], "the door to the disk knows nothing of what it carries"],
  schema: [["io"], "YAML becomes checked values before anybody knows what they mean"],
  issue: [
    ["schema", "io", "color", "punctuation"],
    "the manifest is read before any article or theme",
  ],
  story: [
    ["schema", "io", "color", "punctuation"],
    "a story knows no face, no measure and no page",
  ],
  design: [
    ["schema", "io", "color", "fonts"],
    "a theme is values; nothing is set or drawn while it is read",
  ],
  color: [[], "inks are numbers"],
  fonts: [["schema", "io", "color"], "a face shapes and measures; what for is not its business"],
  images: [["schema", "io", "color"], "a picture is made ready before it has a place"],
  import: [
    ["io", "images"],
    "a manuscript becomes Markdown, and knows nothing of what will be made of it",
  ],
  text: [
    ["paragraph", "story", "design", "fonts", "display", "color"],
    "a paragraph is set for any column, so it knows none",
  ],
  display: [["color", "fonts", "images"], "marks say what is painted, not why"],
  svg: [
    ["display", "design", "text", "color", "fonts", "images", "schema"],
    "a drawing is marks, wherever it will stand",
  ],
  charts: [
    ["display", "design", "text", "color", "fonts"],
    "a chart is marks, wherever it will stand",
  ],
  galley: [
    ["text", "story", "design", "fonts", "images", "display", "svg", "charts", "color", "schema"],
    "columns are filled without knowing the page, so that they can be filled twice",
  ],
  pages: [
    ["galley", "design", "issue", "display", "text", "story", "fonts", "images", "color", "schema"],
    "make-up decides where things stand and never how they are painted",
  ],
  preflight: [
    ["display", "color", "fonts", "images", "schema", "io"],
    "it judges finished pages alone",
  ],
  proof: [
    ["display", "color", "fonts", "images", "schema"],
    "it judges finished pages alone, and of the make-up knows the anatomy that was handed on",
  ],
  pdf: [
    ["display", "color", "fonts", "images", "readback"],
    "painting holds no decisions: an `if` about layout belongs in pages/",
  ],
  foreign: [
    ["display"],
    "a file of anybody's is read as it is; what it should be is not asked here",
  ],
  "paste-up": [
    ["foreign", "display"],
    "it takes a page out of a file as it is; what a printer says of it is not asked here",
  ],
  intake: [
    ["foreign", "preflight", "display", "color"],
    "it judges what a file paints as finished pages are judged, by the same checks",
  ],
  readback: [
    ["display"],
    "it compares finished bytes with the marks, and shares no line with what wrote them",
  ],
};

/** Rooms that do not even use what is for all. */
const KNOW_LITTLE = {
  geometry: [[], "points, sizes and rectangles rest on nothing"],
  diagnostics: [[], "faults are told by every room, so they know none"],
  punctuation: [[], "typographic forms are a matter of letters alone"],
  paragraph: [["geometry"], "line breaking is arithmetic: no font, no page, no faults of the copy"],
  preview: [["diagnostics", "io"], "it shows what the session hands it, and sets nothing itself"],
  cli: [
    ["diagnostics", "io", "preview"],
    "the command gives orders and prints answers; it calls the roads beside the rooms, and those alone",
  ],
};

/** Files beside the rooms that only some rooms may use. */
const CLI_ONLY = [
  "typeset.ts",
  "build-order.ts",
  "doctor.ts",
  "begin-issue.ts",
  "fonts-at-hand.ts",
  "session.ts",
  "import-article.ts",
  "preflight-file.ts",
];
const PREVIEW_ONLY = ["session.ts", "build-order.ts", "late-build.ts"];

function importsOf(room, allowed, comment) {
  const roads = { cli: CLI_ONLY, preview: PREVIEW_ONLY }[room] ?? [];
  const files = roads.map((file) => `|${file.replace(".", "\\.")}$`).join("");
  return {
    name: `${room}-imports`,
    comment,
    severity: "error",
    from: { path: `^src/${room}/` },
    to: { path: "^src/", pathNot: `^src/((${[room, ...allowed].join("|")})/${files})` },
  };
}

/** Library → the one room that knows it. */
const LIBRARIES = [
  ["yaml", ["schema"], "one reader of YAML, with one set of limits"],
  [
    "zod",
    ["schema", "issue", "story", "design", "fonts", "images", "preflight"],
    "schemas stand where their values do",
  ],
  [
    "(unified|remark-[^/]+|micromark[^/]*|mdast[^/]*)",
    ["story", "import"],
    "Markdown ends where a story begins; only an import writes it",
  ],
  ["(fontkit|harfbuzzjs|@expo-google-fonts)", ["fonts"], "a face is one interface, whoever shapes"],
  ["lcms-wasm", ["color"], "colors are converted in one place, with one idea of black"],
  ["sharp", ["images"], "pixels are looked at in one place, with one set of limits"],
  ["pdfkit", ["pdf"], "it throws strings and embeds broken pictures: one room knows its moods"],
  ["(pdf-parse|@napi-rs/canvas)", ["readback"], "an independent reader stays independent"],
  [
    "pdfjs-dist",
    ["readback", "preview/page"],
    "it reads our PDFs back, and shows them in a browser",
  ],
  [
    "@cantoo/pdf-lib",
    [],
    "tests make files of another maker with it; it sets no limits to what it reads",
  ],
  ["chokidar", ["preview"], "what changes on disk is nobody's business but the preview's"],
  ["commander", ["cli"], "arguments are read in one place"],
  ["(hyphen|linebreak)", ["text"], "where a line may end is text's to say"],
  [
    "(css-tree|svgpath)",
    ["svg"],
    "what a drawing may say is checked in one place, against one list",
  ],
  ["colord", ["svg", "color"], "CSS's colors are read by svg, and colors compared by color"],
  ["saxes", ["svg", "import"], "XML is read where its names are known"],
  [
    "(mammoth|yauzl|jszip)",
    ["import"],
    "an archive is opened in one place, with one set of limits",
  ],
];

function confinement([library, rooms, comment]) {
  return {
    name: `library-${library.replaceAll(/[^a-z]+/g, "-").replaceAll(/^-|-$/g, "")}`,
    comment,
    severity: "error",
    from: { path: "^src/", pathNot: `^src/(${rooms.join("|")})/` },
    to: { path: `(^|/)node_modules/(@types/)?${library}/` },
  };
}

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "one road, one direction; types too: where two files need each other, they are one",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "what nothing imports is not part of the tool: delete it, or use it",
      severity: "error",
      from: { orphan: true, path: "^src/", pathNot: "\\.d\\.ts$" },
      to: {},
    },
    {
      name: "the-road-is-not-looked-back-at",
      comment: "rooms do not know the road they lie on",
      severity: "error",
      from: { path: "^src/[^/]+/", pathNot: "^src/(cli|preview)/" },
      to: { path: "^src/[^/]+\\.ts$" },
    },
    {
      name: "no-tests-in-the-tool",
      comment: "the tool is shipped without its tests",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|bench)/" },
    },
    {
      name: "disk",
      comment: "nothing outside the issue's folder is read: only io/ can open a file at all",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/io/" },
      to: { dependencyTypes: ["core"], path: "^(node:)?fs(/promises)?$" },
    },
    {
      name: "no-network-no-programs",
      comment:
        "nothing is fetched, and nothing in the sources is executed; the preview listens on this machine alone",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/preview/(server|reply|news|door)\\.ts$" },
      to: {
        dependencyTypes: ["core"],
        path: "^(node:)?(child_process|cluster|dgram|dns|http|http2|https|net|tls|vm)(/|$)",
      },
    },
    {
      name: "the-page-knows-the-wire-alone",
      comment: "what runs in the browser shares words with the server and nothing else",
      severity: "error",
      from: { path: "^src/preview/page/" },
      to: { path: "^src/", pathNot: "^src/preview/(page/|told\\.ts$)" },
    },
    {
      name: "no-development-packages",
      comment: "what the tool imports must be there where it is installed",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev"], pathNot: "node_modules/@types/" },
    },
    {
      name: "no-undeclared-packages",
      comment: "a package that only another one brings may go when that one changes",
      severity: "error",
      from: { path: "^(src|test|bench)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-unresolvable",
      comment: "an import that leads nowhere breaks at the reader's desk",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    ...Object.entries(ROOMS).map(([room, [allowed, comment]]) =>
      importsOf(room, [...FOR_ALL, ...allowed], comment),
    ),
    ...Object.entries(KNOW_LITTLE).map(([room, [allowed, comment]]) =>
      importsOf(room, allowed, comment),
    ),
    ...LIBRARIES.map(confinement),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
    cache: false,
  },
};
