const { Thing } = require('../resources');

new Thing('thing', {}, {
  transforms: [
    () => {
      throw new Error('the transform is broken');
    },
  ],
});
