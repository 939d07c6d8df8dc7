// The rules that eslint recommends, for the scripts of the default theme and their tests.
import js from "@eslint/js";
import globals from "globals";

export default [
  { files: ["themes/**/*.js", "eslint.config.js"], ...js.configs.recommended },
  { files: ["themes/default/assets/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["themes/test/*.js"], languageOptions: { globals: globals.node } },
  { rules: { "max-len": ["error", { code: 120 }] } },
  { ignores: ["!themes/**", "public/", "internal/"] },
];
