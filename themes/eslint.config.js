// The rules that eslint recommends, for the scripts of the default theme and their tests.
import js from "@eslint/js";
import globals from "globals";

export default [
  { files: ["**/*.js"], ...js.configs.recommended },
  { files: ["default/assets/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["test/*.js"], languageOptions: { globals: globals.node } },
  { rules: { "max-len": ["error", { code: 120 }] } },
];
