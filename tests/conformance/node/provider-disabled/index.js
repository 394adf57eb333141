const { Provider, Thing } = require('../resources');

new Thing('explicit', {}, { provider: new Provider('own') });
new Thing('implicit');
