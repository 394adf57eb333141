using Homelab.Bench.GpuSimulation;
using Xunit;

namespace Homelab.Bench.Tests.Workloads;

public sealed class TraceFileTests
{
    private const string Header = "name,num_gpu,gpu_milli,qos,creation_time,deletion_time,scheduled_time\n";

    [Fact]
    public void Reads_PodsThatAskForAGpuAndRan_InTheOrderOfCreation()
    {
        var pods = Read(Header
            + "late,1,500,BE,200,260,210\n"
            + "early,8,1000,Burstable,100,900,100\n"
            + "without-gpu,0,0,LS,1,2,1\n"
            + "never-scheduled,1,1000,LS,1,2,\n");

        Assert.Equal(
            [
                new TracePod(QualityOfService.Burstable, 8, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(800)),
                new TracePod(QualityOfService.BestEffort, 1, TimeSpan.FromSeconds(200), TimeSpan.FromSeconds(50)),
            ],
            pods);
    }

    [Fact]
    public void Reads_ColumnsInAnyOrder_AndNumbersWithAFraction() =>
        Assert.Equal(
            [new TracePod(QualityOfService.Guaranteed, 2, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(9))],
            Read("qos,deletion_time,scheduled_time,creation_time,num_gpu\r\nGuaranteed,10.0,1.0,1.0,2\r\n"));

    [Fact]
    public void Rejects_AnEmptyFile() => Rejects(
        "",
        "pods.csv = unset: the file is empty; give a file with the columns num_gpu, qos, creation_time, scheduled_time, deletion_time");

    [Fact]
    public void Rejects_EachMissingColumn() => Rejects(
        "num_gpu,qos,creation_time\n",
        "pods.csv:1 = num_gpu,qos,creation_time: there is no column scheduled_time; give a file with the columns num_gpu, qos, creation_time, scheduled_time, deletion_time",
        "pods.csv:1 = num_gpu,qos,creation_time: there is no column deletion_time; give a file with the columns num_gpu, qos, creation_time, scheduled_time, deletion_time");

    [Fact]
    public void Rejects_WhatIsNoNumber() => Rejects(
        Header + "a,1,1000,LS,1,2,1\nb,one,1000,LS,-1,soon,1\n",
        "pods.csv:3.num_gpu = one: it is no whole number of 0 or more; write how many GPUs the pod asks for",
        "pods.csv:3.creation_time = -1: it is no whole number of 0 or more; write seconds from the trace's start",
        "pods.csv:3.deletion_time = soon: it is no whole number of 0 or more; write seconds from the trace's start");

    [Fact]
    public void Rejects_AnUnknownQuality() => Rejects(
        Header + "a,1,1000,Best,1,2,1\n",
        "pods.csv:2.qos = Best: it is no quality of service of the trace; write one of LS, BE, Burstable, Guaranteed");

    [Fact]
    public void Rejects_AnEndBeforeTheStart() => Rejects(
        Header + "a,1,1000,LS,1,2,3\n",
        "pods.csv:2.deletion_time = 2: the pod was scheduled at 3, later; a pod ends after its start");

    [Fact]
    public void Rejects_ALineOfAnotherWidth() => Rejects(
        Header + "a,1,1000,LS,1,2\n",
        "pods.csv:2 = a,1,1000,LS,1,2: 6 fields where the first line has 7; fields have no commas and no quotes in this format");

    [Fact]
    public void Rejects_AFileWithoutAPodToReplay() => Rejects(
        Header + "a,0,0,LS,1,2,1\n",
        "pods.csv = unset: no pod in it asks for a GPU and ran; give the list of all pods, such as openb_pod_list_default.csv");

    private static IReadOnlyList<TracePod> Read(string text) => TraceFile.Read(new StringReader(text), "pods.csv");

    private static void Rejects(string text, params string[] faults) =>
        Assert.Equal(faults, Assert.Throws<InputException>(() => Read(text)).Faults.Select(fault => fault.ToString()));
}
