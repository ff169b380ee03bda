package dev.atelier.localstack.server;

import dev.atelier.localstack.process.HealthProbe;
import dev.atelier.localstack.process.ProcessSpec;
import dev.atelier.localstack.process.TcpExchange;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks MongoDB's wire protocol and keeps its data in one file.
 *
 * @param roles file of the roles that services are held to; null for none
 */
public record MongoServer(
        ServerFiles files,
        ServerPlace place,
        JvmSize size,
        @Nullable Path roles) implements BackingServer {

    private static final String MAIN = "dev.atelier.localstack.mongodb.MongoServerProcess";
    private static final int OP_MSG = 2013;

    @Override
    public String name() {
        return "mongodb";
    }

    @Override
    public List<Integer> ports() {
        return List.of(place.port());
    }

    @Override
    public ProcessSpec prepare() {
        List<String> command = new ArrayList<>(ServerJvm.command(
                size,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                files.mongodbClassPath(),
                MAIN,
                String.valueOf(place.port()),
                place.data().resolve("mongodb.mv").toAbsolutePath().toString()));
        if (roles != null) {
            command.add(roles.toAbsolutePath().toString());
        }
        return new ProcessSpec(name(), command, Map.of(), place.data(), place.output());
    }

    @Override
    public HealthProbe probe() {
        byte[] hello = hello();
        return () -> TcpExchange.succeeds(place.port(), hello, in -> Integer.reverseBytes(in.readInt()) > 16);
    }

    @Override
    public String address() {
        return "mongodb://127.0.0.1:" + place.port();
    }

    /** The message {@code {hello: 1, $db: "admin"}}, as a driver sends it. */
    private static byte[] hello() {
        byte[] admin = "admin\0".getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        body.position(4);
        body.put((byte) 0x10).put("hello\0".getBytes(StandardCharsets.UTF_8)).putInt(1);
        body.put((byte) 0x02)
                .put("$db\0".getBytes(StandardCharsets.UTF_8))
                .putInt(admin.length)
                .put(admin);
        body.put((byte) 0);
        body.putInt(0, body.position());
        int length = 16 + 4 + 1 + body.position();
        ByteBuffer message = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        message.putInt(length).putInt(1).putInt(0).putInt(OP_MSG).putInt(0).put((byte) 0);
        message.put(body.flip());
        return message.array();
    }
}
