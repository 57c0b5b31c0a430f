// How long yoastseo takes for HTML pages: readability and SEO assessments, in one process, processor time.
//
// yoastseo is GPL and no part of Caveat: install it in a scratch folder outside the checkout. `make bench-yoast
// YOAST=FOLDER` runs this on the pages that `make bench-site` times Caveat on.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`); // the scratch folder's packages, wherever this file lies
const { ContentAssessor, Paper, SeoAssessor } = require("yoastseo");
const Researcher = require("yoastseo/build/languageProcessing/languages/en/Researcher").default;
const { version } = JSON.parse(readFileSync("node_modules/yoastseo/package.json", "utf8"));

const MAIN = /<main[^>]*>([\s\S]*)<\/main>/;

function assess(page) {
  const attributes = { locale: "en_GB", title: "Acupuncture", description: "", keyword: "acupuncture" };
  const paper = new Paper(page.match(MAIN)?.[1] ?? page, attributes);
  const researcher = new Researcher(paper);
  for (const Assessor of [ContentAssessor, SeoAssessor]) new Assessor(researcher).assess(paper);
}

const pages = process.argv.slice(2).map((name) => readFileSync(name, "utf8"));
assess(pages[0]); // what only the first page waits for
const begin = process.cpuUsage();
pages.forEach(assess);
const { user, system } = process.cpuUsage(begin);
const each = (user + system) / 1000 / pages.length;
console.log(`yoastseo ${version}: ${pages.length} pages, ${each.toFixed(0)} ms of processor time each`);
