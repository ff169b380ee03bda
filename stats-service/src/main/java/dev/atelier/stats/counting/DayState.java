package dev.atelier.stats.counting;

import java.util.List;
import org.bson.types.ObjectId;
import org.springframework.data.annotation.Id;

/**
 * Where the counting of a day stands.
 *
 * @param version number of additions so far
 * @param inFlight calls that the last addition brought; any of them may lack its mark
 */
record DayState(@Id String id, long version, List<ObjectId> inFlight) {}
