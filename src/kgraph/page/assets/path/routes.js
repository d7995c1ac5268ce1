"use strict";

/** The ways from one entity to another, and what the path view draws of them. */
kgraph.define("routes", ({ graph, walks, layers }) => {
  const none = Object.freeze({ list: [], entities: new Set(), links: [], places: new Map(), chosen: null });
  let known = { source: null, target: null, walks: [], scene: none };

  const entitiesOf = ({ steps }) => [steps[0].start, ...steps.map(({ end }) => end)];

  /** The claim that a step goes along, or that says the same as its link. */
  const claimOf = ({ claim, link }) => claim ?? graph.claims.get(link.claim) ?? null;

  const partsOf = (found) => {
    const steps = found.flatMap((walk) => walk.steps);
    return {
      list: [...new Set(steps.map(claimOf).filter(Boolean))],
      links: [...new Set(steps.filter((step) => claimOf(step) === null).map(({ link }) => link))],
      entities: new Set(found.flatMap(entitiesOf)),
    };
  };

  const setsOf = ({ list, links, entities }) => ({ claims: new Set(list), links: new Set(links), entities });

  const areKnown = ([source, target]) => known.source === source && known.target === target;

  const look = ([source, target]) => {
    const found = source && target ? walks.find(source, target) : [];
    const places = layers.placesOn(found.map(entitiesOf));
    known = { source, target, walks: found, scene: { ...none, ...partsOf(found), places } };
  };

  /** The walks between the two ends of a state, the strongest first. */
  const walksOf = ({ path }) => {
    if (!areKnown(path)) {
      look(path);
    }
    return known.walks;
  };

  /** The walk that a state has chosen, null if none or if there are not so many. */
  const chosenOf = (state) => walksOf(state)[state.row - 1] ?? null;

  /**
   * What the path view draws: claims, entities, links between members and classes, and the place of every entity;
   * `chosen` is what the chosen walk takes of them, null if none is chosen.
   */
  const sceneOf = (state) => {
    const chosen = chosenOf(state);
    return { ...known.scene, chosen: chosen && setsOf(partsOf([chosen])) };
  };

  return Object.freeze({ walksOf, chosenOf, claimOf, entitiesOf, sceneOf });
});
