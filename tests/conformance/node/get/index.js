const pulumi = require('@pulumi/pulumi');
const random = require('@pulumi/random');
const { Group, Thing } = require('../resources');

const existing = Thing.get('existing', 'the-id');
const typed = random.RandomString.get('typed', 'another-id', { length: 12 });
const child = Thing.get('child', pulumi.interpolate`${existing.id}/child`, { parent: new Group('group') });
const later = Thing.get('later', new Thing('new').id);
new Thing('dependent', { target: child.id, length: typed.length, computed: existing.computed, later: later.id });
