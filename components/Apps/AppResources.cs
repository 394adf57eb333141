using System.Globalization;
using Homelab.Cluster;

namespace Homelab.Components.Apps;

/// <summary>What the container of an app gets of its node.</summary>
/// <param name="CpuMillis">Thousandths of a processor that are kept for it.</param>
/// <param name="MemoryMiB">Memory in MiB that is kept for it.</param>
/// <param name="MemoryLimitMiB">Memory in MiB at which it is ended.</param>
/// <remarks>There is no limit for processor time: it would slow an app down while the processor idles.</remarks>
public sealed record AppResources(int CpuMillis, int MemoryMiB, int MemoryLimitMiB)
{
    /// <summary>Most of <see cref="CpuMillis"/>, to catch a slip of the keyboard.</summary>
    public const int MostCpuMillis = 64_000;

    /// <summary>Most of the memory values, to catch a slip of the keyboard.</summary>
    public const int MostMemoryMiB = 1_048_576;

    /// <summary>The processor request as Kubernetes takes it.</summary>
    internal string Cpu => string.Create(CultureInfo.InvariantCulture, $"{CpuMillis}m");

    /// <summary>The memory request as Kubernetes takes it.</summary>
    internal string Memory => string.Create(CultureInfo.InvariantCulture, $"{MemoryMiB}Mi");

    /// <summary>The memory limit as Kubernetes takes it.</summary>
    internal string MemoryLimit => string.Create(CultureInfo.InvariantCulture, $"{MemoryLimitMiB}Mi");

    /// <summary>Every fault of the amounts.</summary>
    /// <param name="setting">The setting that holds them, for messages.</param>
    public IEnumerable<Fault> Check(string setting)
    {
        foreach (var (key, value, most) in new[]
        {
            ("cpuMillis", CpuMillis, MostCpuMillis), ("memoryMiB", MemoryMiB, MostMemoryMiB), ("memoryLimitMiB", MemoryLimitMiB, MostMemoryMiB),
        })
        {
            if (value < 1 || value > most)
            {
                yield return new Fault(
                    SettingPath.Member(setting, key), value, "out of range", string.Create(CultureInfo.InvariantCulture, $"write a whole number from 1 to {most}"));
            }
        }

        if (MemoryMiB > MemoryLimitMiB)
        {
            yield return new Fault(
                SettingPath.Member(setting, "memoryMiB"),
                MemoryMiB,
                string.Create(CultureInfo.InvariantCulture, $"more is kept for the app than it may have (memoryLimitMiB is {MemoryLimitMiB})"),
                "lower it, or raise memoryLimitMiB");
        }
    }
}
