package dev.atelier.localstack.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** A document as BSON. */
final class DocumentType extends BasicDataType<Document> {

    static final DocumentType INSTANCE = new DocumentType();

    private static final int INITIAL_BYTES = 1024;

    private DocumentType() {}

    @Override
    public int getMemory(Document document) {
        return 2 * encoded(document).readableBytes();
    }

    @Override
    public void write(WriteBuffer out, Document document) {
        ByteBuf bytes = encoded(document);
        out.put(bytes.array(), 0, bytes.readableBytes());
    }

    @Override
    public Document read(ByteBuffer in) {
        ByteBuf bytes = Unpooled.wrappedBuffer(in);
        Document document = BsonDecoder.decodeBson(bytes);
        in.position(in.position() + bytes.readerIndex());
        return document;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }

    private static ByteBuf encoded(Document document) {
        ByteBuf bytes = Unpooled.buffer(INITIAL_BYTES);
        BsonEncoder.encodeDocument(document, bytes);
        return bytes;
    }
}
