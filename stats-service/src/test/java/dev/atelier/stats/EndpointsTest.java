package dev.atelier.stats;

import dev.atelier.endpoints.EndpointDocument;
import dev.atelier.endpoints.EndpointTable;
import org.junit.jupiter.api.Test;

class EndpointsTest {

    @Test
    void the_document_says_what_this_service_serves_and_whom() {
        EndpointDocument.ofRepository()
                .requireCurrent("stats-service", EndpointTable.rows("dev.atelier.stats", "dev.atelier.personal"));
    }
}
