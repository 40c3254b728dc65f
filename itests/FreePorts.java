import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints as many free ports of the loopback address as it is told; run from its source by the scripts beside it. */
final class FreePorts {

    public static void main(String[] arguments) throws IOException {
        List<ServerSocket> taken = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            taken.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        System.out.println(taken.stream()
                .map(socket -> String.valueOf(socket.getLocalPort()))
                .collect(Collectors.joining(" ")));
        for (ServerSocket socket : taken) {
            socket.close();
        }
    }

    private FreePorts() {}
}
