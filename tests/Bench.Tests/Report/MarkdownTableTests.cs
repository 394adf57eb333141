using Homelab.Bench.GpuSimulation;
using Xunit;

namespace Homelab.Bench.Tests.Report;

public sealed class MarkdownTableTests
{
    [Fact]
    public void Lines_AreAligned_AndAreMarkdown() => Assert.Equal(
        [
            "| Policy | Wait |",
            "|--------|-----:|",
            "| FIFO   | 18 h |",
            "| Q      |  9 s |",
        ],
        MarkdownTable.Lines(["Policy", "Wait"], [["FIFO", "18 h"], ["Q", "9 s"]]));
}
