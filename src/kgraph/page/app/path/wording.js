/** Paths in words, worded as in the library: the inference step by step, then its sign. */

import { termOf } from "../core/graph.js";
import { say, textOf } from "../core/language.js";
import { isAccepted } from "../core/scale.js";
import { claimOfStep } from "../draw/path-scene.js";

const SIGNS = new Map([
  [1, "page-path-sign-plus"],
  [-1, "page-path-sign-minus"],
  [null, "page-path-sign-none"],
]);

const signText = (sign) => say(SIGNS.get(sign));

/** The sentence of a step along a claim or a link. */
const stepSentence = ({ claim, link, warrants }) =>
  claim ? textOf(claim.sentence, claim.slug) : textOf(warrants.length > 0 ? link.form : link.class);

const standingOf = (claim) => textOf(termOf(claim.standing), claim.standing);

/** A step with its warrants, marked if its claim is not accepted. */
const stepText = (step) => {
  const claim = claimOfStep(step);
  const warrants = step.warrants
    .map((warrant) => textOf(warrant.sentence, warrant.slug))
    .join(say("page-path-separator"));
  const words = warrants ? say("page-path-warrant", { sentence: stepSentence(step), warrants }) : stepSentence(step);
  return claim && !isAccepted(claim)
    ? say("page-path-marked-step", { sentence: words, standing: standingOf(claim) })
    : words;
};

const joined = (sentences) => sentences.join(say("page-path-join")) + say("page-path-stop");

/** A whole path in words; refuted claims among the `direct` ones between its ends are added as a caution. */
const pathSentence = ({ steps, sign }, direct) => {
  const path = say("page-path-sentence", { steps: joined(steps.map(stepText)), sign: signText(sign) });
  const refuted = direct.filter(
    (claim) => claim.verdict === "refuted" && !(steps.length === 1 && steps[0].claim === claim),
  );
  if (refuted.length === 0) {
    return path;
  }
  const sentences = joined(refuted.map((claim) => textOf(claim.sentence, claim.slug)));
  return say("page-path-both", { path, refuted: say("page-path-refuted", { sentences }) });
};

export { pathSentence, signText, stepSentence };
