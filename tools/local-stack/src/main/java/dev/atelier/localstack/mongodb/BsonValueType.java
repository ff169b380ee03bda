package dev.atelier.localstack.mongodb;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** Any BSON value, in MongoDB's order and in its own format, which takes a tenth of the time of Java's serialization. */
final class BsonValueType extends BasicDataType<Object> {

    static final BsonValueType INSTANCE = new BsonValueType();

    private static final ValueComparator ORDER = ValueComparator.ascWithoutListHandling();
    private static final byte MISSING = 0;
    private static final byte NULL = 10;
    private static final int MEMORY = 48;
    private static final int INITIAL_BYTES = 64;

    private BsonValueType() {}

    @Override
    public int compare(@Nullable Object a, @Nullable Object b) {
        return ORDER.compare(a, b);
    }

    @Override
    public int getMemory(Object value) {
        return value instanceof String text ? MEMORY + 2 * text.length() : MEMORY;
    }

    @Override
    public void write(WriteBuffer out, @Nullable Object value) {
        if (value instanceof Missing) {
            out.put(MISSING);
            return;
        }
        byte type = BsonEncoder.determineType(value);
        out.put(type);
        if (type != NULL) {
            ByteBuf bytes = Unpooled.buffer(INITIAL_BYTES);
            BsonEncoder.encodeValue(type, value, bytes);
            out.put(bytes.array(), 0, bytes.readableBytes());
        }
    }

    @Override
    public @Nullable Object read(ByteBuffer in) {
        byte type = in.get();
        if (type == MISSING) {
            return Missing.getInstance();
        }
        if (type == NULL) {
            return null;
        }
        ByteBuf bytes = Unpooled.wrappedBuffer(in);
        Object value = BsonDecoder.decodeValue(type, bytes);
        in.position(in.position() + bytes.readerIndex());
        return value;
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
