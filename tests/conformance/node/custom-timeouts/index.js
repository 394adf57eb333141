const { Group, Thing } = require('../resources');

new Thing('all', {}, { customTimeouts: { create: '30m', update: '1h30m', delete: '90s' } });
new Thing('some', {}, { customTimeouts: { create: '500ms' } });
new Thing('child', {}, { parent: new Group('group', { customTimeouts: { create: '1m' } }) });
