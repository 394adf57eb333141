const { Group, Thing } = require('../resources');

new Thing('alone', {}, { protect: true, retainOnDelete: true });
new Thing('plain');

const group = new Group('group', { protect: true, retainOnDelete: true });
const inner = new Group('inner', { parent: group });
new Thing('child', {}, { parent: inner });
new Thing('own-goes-first', {}, { parent: inner, protect: false, retainOnDelete: false });
new Thing('below-custom', {}, { parent: new Thing('custom', {}, { protect: true, retainOnDelete: true }) });
