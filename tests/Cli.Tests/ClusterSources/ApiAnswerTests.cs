using System.Net;
using System.Text;
using Homelab.Cli.ClusterSources;
using Xunit;

namespace Homelab.Cli.Tests.ClusterSources;

public sealed class ApiAnswerTests
{
    [Theory]
    [InlineData("""{"kind":"Status","message":"pods is forbidden"}""", "pods is forbidden")]
    [InlineData("""{"kind":"Status"}""", "BadGateway")]
    [InlineData("""{"message":7}""", "BadGateway")]
    [InlineData("""["a proxy on the way"]""", "BadGateway")]
    [InlineData("no healthy upstream\n", "no healthy upstream")]
    [InlineData("", "BadGateway")]
    public void Message_IsWhatTheServerSays_OrElseItsCode(string body, string message) =>
        Assert.Equal(message, new ApiAnswer(HttpStatusCode.BadGateway, Encoding.UTF8.GetBytes(body)).Message);
}
