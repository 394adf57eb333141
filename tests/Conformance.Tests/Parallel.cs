using Xunit.Sdk;
using Xunit.v3;

// Each case is two processes of its own; one class runs them all.
[assembly: Parallelization(Mode = ParallelMode.All)]
