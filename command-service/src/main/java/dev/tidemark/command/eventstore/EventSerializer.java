package dev.tidemark.command.eventstore;

import dev.tidemark.event.json.EventCatalog;
import dev.tidemark.event.json.EventJson;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/// Lets Axon read what [EventJson] wrote: the type is the wire name, the revision a number, and
/// older revisions are lifted while they are read, so Axon's own upcasters have nothing to do.
final class EventSerializer implements Serializer {
    private final EventJson json;
    private final Converter converter = new ChainingConverter();

    EventSerializer(EventJson json) {
        this.json = json;
    }

    /// Events are written by [Append], which knows whose key encrypts their texts.
    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        throw new UnsupportedOperationException("only the append writes events");
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return byte[].class.equals(representation);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S, T> T deserialize(SerializedObject<S> stored) {
        SerializedType type = stored.getType();
        if (type.getName().equals(MetaData.class.getName())) {
            return (T) MetaData.emptyInstance();
        }
        int revision = Integer.parseInt(type.getRevision());
        return (T) json.read(type.getName(), revision, (byte[]) stored.getData());
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.getName().equals(MetaData.class.getName())) {
            return MetaData.class;
        }
        EventCatalog.Entry entry = json.catalog().find(type.getName());
        return entry == null ? UnknownSerializedType.class : entry.record();
    }

    @Override
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type.equals(MetaData.class)) {
            return new SimpleSerializedType(MetaData.class.getName(), null);
        }
        EventCatalog.Entry entry = json.catalog().of(type);
        return new SimpleSerializedType(entry.type(), Integer.toString(entry.revision()));
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
