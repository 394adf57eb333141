using System.CommandLine;
using Homelab.Cluster.Doctor;

namespace Homelab.Cli;

/// <summary>The option <c>--profile</c> of the commands that look at a cluster.</summary>
internal static class ProfileOption
{
    /// <summary>Makes the option.</summary>
    /// <param name="description">What the profile is for.</param>
    public static Option<string> Create(string description)
    {
        var names = DoctorProfile.All.Select(profile => profile.Name).ToArray();
        var option = new Option<string>("--profile") { Description = $"{description}: {string.Join(", ", names)}", HelpName = "NAME", Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !names.Contains(token.Value))
            {
                result.AddError($"--profile {token.Value}: write {string.Join(" or ", names)}");
            }
        });
        return option;
    }

    /// <summary>The profile of a name that the option let pass.</summary>
    public static DoctorProfile Find(string name) => DoctorProfile.All.First(profile => profile.Name == name);
}
