using Homelab.Bench.GpuSimulation;
using Homelab.Cluster;
using Xunit;
using static Homelab.Bench.Tests.Given;

namespace Homelab.Bench.Tests.Engine;

public sealed class WaitingListTests
{
    private readonly WaitingList _list = new();
    private readonly KueueWorkload _critical = Workload(10, GpuPriorityClass.Critical, gpus: 2);
    private readonly KueueWorkload _medium = Workload(11, GpuPriorityClass.Medium);
    private readonly KueueWorkload _low = Workload(12, GpuPriorityClass.Low);

    public WaitingListTests()
    {
        _list.Add(_low);
        _list.Add(_critical);
        _list.Add(_medium);
        _list.StartOver();
    }

    [Fact]
    public void LetsSmallerOnesPass_ALargeOne()
    {
        _list.Pass();

        Assert.Same(_medium, _list.Next);
    }

    [Fact]
    public void LetsNobodyPass_OneOfASingleGpu()
    {
        _list.Pass();
        _list.Pass();

        Assert.Null(_list.Next);
    }

    [Fact]
    public void BeginsWithTheOneThatOthersAreEvictedFor()
    {
        _list.Pass();
        _list.Stop();
        _list.StartOver();

        Assert.Same(_medium, _list.Next);
        Assert.True(_list.IsAtHead);
    }

    [Fact]
    public void BeginsWithTheFirstAgain_WhenNothingCanBeDoneForThatOne()
    {
        _list.Pass();
        _list.Stop();
        _list.StartOver();
        _list.Pass();

        Assert.Same(_critical, _list.Next);
        Assert.False(_list.IsAtHead);
    }

    [Fact]
    public void GoesOnAfterOneThatIsAdmitted()
    {
        _list.Admit();
        Assert.Same(_medium, _list.Next);

        _list.Stop();
        _list.StartOver();
        _list.Admit();
        Assert.Same(_low, _list.Next);
    }

    [Fact]
    public void DoesNotGoBack_WhenOneComesThatBelongsBefore()
    {
        _list.Pass();
        _list.Add(Workload(3, GpuPriorityClass.Critical));
        Assert.Same(_medium, _list.Next);

        _list.Stop();
        _list.Add(Workload(4, GpuPriorityClass.Critical));
        Assert.Null(_list.Next);
    }

    private static KueueWorkload Workload(int number, GpuPriorityClass gpuClass, int gpus = 1) =>
        new(new JobRun(Job(0, 10, gpus, gpuClass).Numbered(number)), queue: 0);
}
