const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../resources');

const a = new Thing('a', { value: 'x' });
const b = new Thing('b', { value: 'y' });
const c = new Thing('c');

new Thing(
  'dependent',
  {
    fromA: a.value,
    fromBoth: { list: [a.id, pulumi.interpolate`${b.value}!`] },
    plain: 'plain',
    fromUnknown: b.computed,
  },
  { dependsOn: c },
);
