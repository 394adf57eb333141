const { Group, Provider, Thing } = require('../resources');

const own = new Provider('own', { region: 'here' });
const other = new Provider('other', {}, { version: '1.2.3' });

new Thing('explicit', {}, { provider: own });

// Inherited: through components, and from a custom resource to its children.
const group = new Group('group', { provider: own });
const inner = new Group('inner', { parent: group });
new Thing('in-group', {}, { parent: group });
const deep = new Thing('in-inner', {}, { parent: inner });
new Thing('below-custom', {}, { parent: deep });
new Thing('own-goes-first', {}, { parent: inner, provider: other });
new Thing('outside');
