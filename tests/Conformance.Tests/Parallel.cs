using Xunit.v3;
using Xunit.Sdk;

// Each case is two processes of its own; one class runs them all.
[assembly: Parallelization(Mode = ParallelMode.All)]
