const { Thing } = require('../resources');

new Thing('thing', {}, { customTimeouts: { create: 'soon' } });
new Thing('other');
