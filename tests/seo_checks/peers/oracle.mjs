// What yoastseo counts, as JSON: on HTML pages, or sentence by sentence on labelled cases.
//
// yoastseo is GPL and no part of Caveat: install it in a scratch folder outside the checkout and run this there.
//
//   npm install yoastseo@3.6.0
//   node PEERS/oracle.mjs PEERS/pages/*.html > PEERS/figures.json
//   node PEERS/oracle.mjs LABELLED/passive.jsonl LABELLED/sentences.jsonl LABELLED/transitions.jsonl > PEERS/labelled.json
//
// PEERS is this folder, LABELLED is tests/seo_checks/wording/labelled. See seo_checks/PEERS.md.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, extname } from "node:path";

const require = createRequire(`${process.cwd()}/`); // the scratch folder's packages, wherever this file lies
const { Paper } = require("yoastseo");
const Researcher = require("yoastseo/build/languageProcessing/languages/en/Researcher").default;
const LanguageProcessor = require("yoastseo/build/parse/language/LanguageProcessor").default;
const buildTree = require("yoastseo/build/parse/build/build").default;
const { parse, parseFragment } = require("parse5");
const { version } = JSON.parse(readFileSync("node_modules/yoastseo/package.json", "utf8"));

const LONG_SENTENCE = 20; // words; longer sentences count as long

/** A function that asks one of yoastseo's researches about a text; `counts` is what its Flesch formula was last given. */
function researcher(html, attributes) {
  const paper = new Paper(html, { locale: "en_GB", ...attributes });
  const found = new Researcher(paper);
  paper.setTree(buildTree(paper, new LanguageProcessor(found), []));
  const ask = (research) => found.getResearch(research);
  const flesch = found.getHelper("fleschReadingScore");
  found.addHelper("fleschReadingScore", (counts) => flesch((ask.counts = counts)));
  return ask;
}

/** All nodes below a node of a parsed page, in order. */
function* nodes(node) {
  for (const child of node.childNodes ?? []) yield* [child, ...nodes(child)];
}

const attribute = (node, name) => node?.attrs.find((found) => found.name === name)?.value ?? "";
const squeezed = (text) => text.trim().replace(/\s+/g, " ");
const textOf = (node) => squeezed([...nodes(node)].map((child) => child.value ?? "").join(""));
const percent = (part, whole) => Math.round((1000 * part) / whole) / 10;

function figuresOf(page) {
  const all = [...nodes(parse(page, { sourceCodeLocationInfo: true }))];
  const tagged = (name, test = () => true) => all.find((node) => node.tagName === name && test(node));
  const { startTag, endTag } = tagged("main").sourceCodeLocation;
  const ask = researcher(page.slice(startTag.endOffset, endTag.startOffset), {
    title: textOf(tagged("title")),
    description: attribute(tagged("meta", (meta) => attribute(meta, "name") === "description"), "content"),
    permalink: attribute(tagged("link", (link) => attribute(link, "rel") === "canonical"), "href"),
  });
  const links = ask("getLinkStatistics");
  const passive = ask("getPassiveVoiceResult");
  const transitions = ask("findTransitionWords");
  const lengths = ask("countSentencesFromText").map((sentence) => sentence.sentenceLength);
  return {
    words: ask("wordCountInText").count,
    sentences: lengths.length,
    sentences_over_20_words_percent: percent(lengths.filter((length) => length > LONG_SENTENCE).length, lengths.length),
    flesch_reading_ease: ask("getFleschReadingScore").score,
    flesch_words: ask.counts?.numberOfWords,
    flesch_sentences: ask.counts?.numberOfSentences,
    flesch_syllables: ask.counts?.numberOfSyllables,
    paragraphs: ask("getParagraphs").length,
    headings: ask("getSubheadingTextLengths") // those that it sees, with the text as a reader has it
      .flatMap(({ subheading }) => [...nodes(parseFragment(subheading))])
      .filter((node) => /^h[2-6]$/.test(node.tagName))
      .map((node) => `${node.tagName} ${textOf(node)}`),
    images: ask("imageCount"),
    internal_links: links.internalTotal,
    external_links: links.externalTotal,
    description_length: ask("metaDescriptionLength"),
    passive_percent: percent(passive.passives.length, passive.total),
    transition_percent: percent(transitions.transitionWordSentences, transitions.totalSentences),
  };
}

/** What is asked of each case of a labelled file. */
const judgements = {
  passive: (ask) => ask("getPassiveVoiceResult").passives.length > 0,
  transitions: (ask) => ask("findTransitionWords").transitionWordSentences > 0,
  sentences: (ask, { sentences }) => {
    const found = ask("countSentencesFromText").map(({ sentence }) => squeezed(sentence.text));
    return JSON.stringify(found) === JSON.stringify(sentences.map(squeezed));
  },
};

function judged(lines, judgement) {
  const cases = lines.trim().split("\n").map((line) => JSON.parse(line));
  const html = (text) => `<p>${text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\n/g, "<br>")}</p>`;
  return Object.fromEntries(cases.map((one) => [one.text, judgement(researcher(html(one.text)), one)]));
}

const results = {};
for (const file of process.argv.slice(2)) {
  const name = basename(file, extname(file));
  const text = readFileSync(file, "utf8");
  results[name] = extname(file) === ".jsonl" ? judged(text, judgements[name]) : figuresOf(text);
}
console.log(JSON.stringify({ peer: `yoastseo ${version}`, results }, null, 1));
