/** What eslint holds the page's modules to, beside its recommended rules: the layers, and the forms that the linker knows. */

import fs from "node:fs";
import js from "@eslint/js";
import globals from "globals";

const APP = "src/kgraph/page/app";
const LAYERS = JSON.parse(fs.readFileSync(`${APP}/layers.json`, "utf-8"));

/** Folders that know neither the page nor its data: they run anywhere. */
const PURE = ["rules", "search"];

const FORMS = [
  ["ExportDefaultDeclaration, ImportDefaultSpecifier", "Exports have names."],
  ["ImportNamespaceSpecifier, ExportAllDeclaration", "Imports name what they use."],
  ["ExportNamedDeclaration[source]", "Whoever needs a name imports it from the module that has it."],
  ["ExportNamedDeclaration[declaration]", "Exports stand in one list at the end."],
  ["ImportExpression", "All modules are in one script."],
].map(([selector, message]) => ({ selector, message }));

const aboveOf = (folder, rank) =>
  LAYERS.slice(rank)
    .flat()
    .filter((other) => other !== folder);

/** What a folder may not import: the layers above it and the folders beside it. */
const layerRules = LAYERS.flatMap((folders, rank) =>
  folders.map((folder) => {
    const above = {
      group: aboveOf(folder, rank).map((other) => `../${other}/*`),
      message: `${folder} stands below or beside it (layers.json).`,
    };
    const impure = { group: ["../core/*", "!../core/accepted.js", "!../core/once.js"], message: `${folder} is pure.` };
    return {
      files: [`${APP}/${folder}/**/*.js`],
      languageOptions: { globals: PURE.includes(folder) ? {} : { ...globals.browser, vis: "readonly" } },
      rules: {
        "no-restricted-imports": [
          "error",
          { patterns: [above, ...(PURE.includes(folder) ? [impure] : [])].filter(({ group }) => group.length > 0) },
        ],
      },
    };
  }),
);

export default [
  {
    ...js.configs.recommended,
    languageOptions: { ecmaVersion: 2024, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
  {
    rules: {
      eqeqeq: "error",
      "no-control-regex": "off", // files for other programs leave control characters out
      "no-shadow-restricted-names": "error",
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  { files: [`${APP}/**/*.js`], rules: { "no-restricted-syntax": ["error", ...FORMS] } },
  ...layerRules,
  { files: ["tests/app/*.js", "eslint.config.js"], languageOptions: { globals: globals.node } },
];
