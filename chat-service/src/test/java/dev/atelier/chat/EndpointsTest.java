package dev.atelier.chat;

import dev.atelier.endpoints.EndpointDocument;
import dev.atelier.endpoints.EndpointTable;
import org.junit.jupiter.api.Test;

class EndpointsTest {

    @Test
    void the_document_says_what_this_service_serves_and_whom() {
        EndpointDocument.ofRepository()
                .requireCurrent("chat-service", EndpointTable.rows("dev.atelier.chat", "dev.atelier.personal"));
    }
}
