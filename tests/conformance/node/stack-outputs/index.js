const pulumi = require('@pulumi/pulumi');
const { Thing } = require('../resources');

const thing = new Thing('thing', { size: 3 });
module.exports = {
  text: 'text',
  number: 1.5,
  flag: false,
  nothing: null,
  missing: undefined,
  list: [thing.size, 'two'],
  nested: { deep: { size: thing.size } },
  promised: Promise.resolve('kept'),
  unknown: thing.computed,
  secret: pulumi.secret({ user: 'me' }),
};
