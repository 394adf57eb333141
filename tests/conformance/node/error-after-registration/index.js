const { Thing } = require('../resources');

const thing = new Thing('thing', { size: 3 });
thing.size.apply((size) => {
  if (size > 2) {
    throw new Error(`${size} is too many`);
  }
});
