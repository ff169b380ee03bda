package dev.atelier.chat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.atelier.testservers.TestServers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A real store without the service around it, and every command that goes to it. */
public final class ObservedMongo implements AutoCloseable {

    private final List<BsonDocument> commands = new CopyOnWriteArrayList<>();
    private final MongoClient client;
    private final MongoTemplate template;

    public ObservedMongo(String database) {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestServers.mongoUri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.add(event.getCommand().clone());
                    }
                })
                .build());
        template = new MongoTemplate(client, database);
    }

    public MongoTemplate template() {
        return template;
    }

    /** The commands since the last look. */
    public List<BsonDocument> commands() {
        List<BsonDocument> seen = List.copyOf(commands);
        commands.clear();
        return seen;
    }

    @Override
    public void close() {
        client.close();
    }
}
