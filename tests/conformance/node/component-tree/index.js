const { Group, Thing } = require('../resources');

const outer = new Group('outer');
const inner = new Group('inner', { parent: outer });
new Thing('leaf', {}, { parent: inner });
new Thing('top');
new Thing('child-of-custom', {}, { parent: new Thing('custom') });
