const random = require('@pulumi/random');
const { Group, Provider, Thing } = require('../resources');

const test = new Provider('test');
const otherTest = new Provider('other-test');
const chance = new random.Provider('chance');

const byName = new Group('by-name', { providers: { test, random: chance } });
new Thing('thing-by-name', {}, { parent: byName });
new random.RandomUuid('uuid-by-name', {}, { parent: byName });

const byList = new Group('by-list', { providers: [otherTest, chance] });
new Thing('thing-by-list', {}, { parent: byList });
new random.RandomUuid('uuid-by-list', {}, { parent: byList });

// The map reaches all the way down; a component further down may replace an entry.
const replaced = new Group('replaced', { parent: new Group('between', { parent: byName }), providers: { test: otherTest } });
new Thing('thing-replaced', {}, { parent: replaced });
new random.RandomUuid('uuid-kept', {}, { parent: replaced });
