const { Thing } = require('../resources');

module.exports = async () => {
  const size = await new Promise((resolve) => setTimeout(() => resolve(3), 20));
  const thing = new Thing('thing', { size });
  return { size: thing.size };
};
