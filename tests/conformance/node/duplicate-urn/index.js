const { Thing } = require('../resources');

new Thing('same', { size: 1 });
new Thing('same', { size: 1 });
