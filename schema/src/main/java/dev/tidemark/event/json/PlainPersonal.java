package dev.tidemark.event.json;

import dev.tidemark.event.Personal;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/// A personal text that anybody can read: a string if the household's key encrypts it in a store,
/// otherwise an object that also names the member.
final class PlainPersonal {
    private PlainPersonal() {}

    private record OfMember(String text, UUID member) {}

    static final class Writer extends StdSerializer<Personal> {
        Writer() {
            super(Personal.class);
        }

        @Override
        public void serialize(
                Personal value, JsonGenerator generator, SerializationContext context) {
            UUID subject = value.subject();
            if (subject == null || subject.equals(context.getAttribute(PersonalJson.HOUSEHOLD))) {
                generator.writeString(value.text());
            } else {
                generator.writePOJO(new OfMember(value.text(), subject));
            }
        }
    }

    static final class Reader extends StdDeserializer<Personal> {
        Reader() {
            super(Personal.class);
        }

        @Override
        public Personal deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                return Personal.of(parser.getString());
            }
            if (!parser.hasToken(JsonToken.START_OBJECT)) {
                return context.reportInputMismatch(Personal.class, "neither text nor object");
            }
            OfMember read = context.readValue(parser, OfMember.class);
            return Personal.of(read.text(), read.member());
        }
    }
}
