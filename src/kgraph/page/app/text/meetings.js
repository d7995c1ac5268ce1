/** The claims between the entities that a text names. */

import { claimsOf, relationOf } from "../core/graph.js";

/** The entity that a mention means; null until the reader chooses among several. */
const meantEntity = ({ slugs }, chosen) => (slugs.length === 1 ? slugs[0] : (chosen.get(slugs.join(" ")) ?? null));

/** The claims between some entities; claims of structure come last. */
const between = (slugs) => {
  const all = new Set([...slugs].flatMap((slug) => claimsOf(slug)));
  const joining = [...all].filter(
    ({ subject, object }) => subject !== object && slugs.has(subject) && slugs.has(object),
  );
  const isStructure = (claim) => relationOf(claim).kind === "structure";
  return [...joining.filter((claim) => !isStructure(claim)), ...joining.filter(isStructure)];
};

const bySentence = (mentions, chosen) => {
  const named = new Map();
  for (const mention of mentions) {
    const slug = meantEntity(mention, chosen);
    if (slug) {
      named.set(mention.sentence, (named.get(mention.sentence) ?? new Set()).add(slug));
    }
  }
  return named;
};

/**
 * The entities of a text by first mention, the claims between those of each sentence, and the other claims between
 * two of them. `chosen` has the entity for names shared by several.
 */
const meetingsOf = ({ mentions }, chosen = new Map()) => {
  const entities = new Set(mentions.map((mention) => meantEntity(mention, chosen)).filter(Boolean));
  const sentences = [...bySentence(mentions, chosen)]
    .map(([sentence, slugs]) => ({ sentence, claims: between(slugs) }))
    .filter(({ claims }) => claims.length > 0);
  const met = new Set(sentences.flatMap(({ claims }) => claims));
  const others = between(entities).filter((claim) => !met.has(claim));
  return { entities: [...entities], sentences, others, count: met.size + others.length };
};

export { meantEntity, meetingsOf };
