const { Group, Thing } = require('../resources');

const thing = new Thing('thing', { password: 'hunter2', user: 'me' }, { additionalSecretOutputs: ['password', 'computed'] });
const copy = new Thing('copy', { password: thing.password, user: thing.user });
new Thing('child', { password: 'plain' }, { parent: new Group('group', { additionalSecretOutputs: ['password'] }) });
exports.password = copy.password;
