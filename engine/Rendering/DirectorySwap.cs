using System.Runtime.InteropServices;
using System.Text;

namespace Homelab.Engine.Rendering;

/// <summary>Puts a new folder into an old one's place.</summary>
internal static class DirectorySwap
{
    /// <summary>Lets two folders change places; the old one need not exist, and then only the new one moves.</summary>
    /// <remarks>
    /// On Linux both change places in one step, so that whoever reads meanwhile finds one of them whole. Elsewhere, and
    /// on file systems without that, the old folder steps aside first and comes back when the new one cannot follow.
    /// </remarks>
    /// <exception cref="IOException">They cannot be moved; both are then where they were.</exception>
    public static void Swap(string fresh, string target)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(fresh, target);
            return;
        }

        if (OperatingSystem.IsLinux() && TryExchange(fresh, target))
        {
            return;
        }

        var aside = fresh + ".old";
        Directory.Move(target, aside);
        try
        {
            Directory.Move(fresh, target);
        }
        catch (IOException)
        {
            Directory.Move(aside, target);
            throw;
        }

        Directory.Move(aside, fresh);
    }

    private static bool TryExchange(string first, string second)
    {
        const int CurrentDirectory = -100; // AT_FDCWD, and RENAME_EXCHANGE below: renameat2(2)
        const uint Exchange = 2;
        try
        {
            return RenameAt2(CurrentDirectory, NullTerminated(first), CurrentDirectory, NullTerminated(second), Exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library without the call.
            return false;
        }
    }

    private static byte[] NullTerminated(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", EntryPoint = "renameat2")]
    private static extern int RenameAt2(int firstDirectory, byte[] first, int secondDirectory, byte[] second, uint flags);
}
