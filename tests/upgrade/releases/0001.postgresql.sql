--
-- PostgreSQL database dump
--

\restrict Z7siCxVk3UykBrdNj9rqkY3cMfz6o4CJOsUlYzMUmuUzX1axypHgswKTjWkzVpD

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: apart_grant_insert(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.apart_grant_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN IF EXISTS (SELECT 1 FROM organisations_officer WHERE id = NEW.officer_id AND duty <> 'business') THEN RAISE EXCEPTION 'administrators hold no business role' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END$$;


--
-- Name: apart_grant_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.apart_grant_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN IF EXISTS (SELECT 1 FROM organisations_officer WHERE id = NEW.officer_id AND duty <> 'business') THEN RAISE EXCEPTION 'administrators hold no business role' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END$$;


--
-- Name: apart_officer_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.apart_officer_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN IF NEW.duty <> 'business' AND EXISTS (SELECT 1 FROM organisations_rolegrant WHERE officer_id = NEW.id) THEN RAISE EXCEPTION 'administrators hold no business role' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END$$;


--
-- Name: guard_base_event_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.guard_base_event_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN RAISE EXCEPTION 'append-only: base_event' USING ERRCODE = 'integrity_constraint_violation'; END$$;


--
-- Name: guard_base_seal_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.guard_base_seal_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN RAISE EXCEPTION 'append-only: base_seal' USING ERRCODE = 'integrity_constraint_violation'; END$$;


--
-- Name: guard_base_sealedevent_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.guard_base_sealedevent_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN RAISE EXCEPTION 'append-only: base_sealedevent' USING ERRCODE = 'integrity_constraint_violation'; END$$;


--
-- Name: guard_ledger_measurereading_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.guard_ledger_measurereading_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN RAISE EXCEPTION 'append-only: ledger_measurereading' USING ERRCODE = 'integrity_constraint_violation'; END$$;


--
-- Name: guard_review_approval_copies(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.guard_review_approval_copies() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN IF NOT EXISTS (SELECT 1 FROM "review_reviewrequest" r WHERE r."id" = NEW."request_id" AND r."state" = 'open' AND r."subject_type" = NEW."subject_type" AND r."subject_id" = NEW."subject_id" AND r."content_hash" = NEW."content_hash" AND r."step" = NEW."step" AND r."author_id" = NEW."author_id") THEN RAISE EXCEPTION 'approval differs from its request' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END$$;


--
-- Name: guard_review_approval_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.guard_review_approval_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN RAISE EXCEPTION 'append-only: review_approval' USING ERRCODE = 'integrity_constraint_violation'; END$$;


--
-- Name: guard_review_request_deleted(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.guard_review_request_deleted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN IF TRUE THEN RAISE EXCEPTION 'a request for review stays' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END$$;


--
-- Name: guard_review_request_fixed(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.guard_review_request_fixed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN IF OLD."state" <> 'open' OR (NEW."state" IN ('approved', 'sent_back') AND NOT EXISTS (SELECT 1 FROM "review_approval" a WHERE a."request_id" = OLD."id" AND a."decision" = NEW."state")) OR NEW."id" IS DISTINCT FROM OLD."id" OR NEW."subject_type" IS DISTINCT FROM OLD."subject_type" OR NEW."subject_id" IS DISTINCT FROM OLD."subject_id" OR NEW."content_hash" IS DISTINCT FROM OLD."content_hash" OR NEW."step" IS DISTINCT FROM OLD."step" OR NEW."author_id" IS DISTINCT FROM OLD."author_id" OR NEW."organ_id" IS DISTINCT FROM OLD."organ_id" OR NEW."role" IS DISTINCT FROM OLD."role" OR NEW."requested_at" IS DISTINCT FROM OLD."requested_at" THEN RAISE EXCEPTION 'a request for review is fixed' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END$$;


--
-- Name: ledger_report_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.ledger_report_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN IF 1 = 1 THEN RAISE EXCEPTION 'ledger_report: kept for good' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END$$;


--
-- Name: ledger_report_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.ledger_report_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN IF NEW.id <> OLD.id OR NEW.assignment_id <> OLD.assignment_id OR NEW.ordinal <> OLD.ordinal OR NEW.by_id <> OLD.by_id OR NEW.at <> OLD.at OR NEW.content_hash <> OLD.content_hash THEN RAISE EXCEPTION 'ledger_report: identity' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END$$;


--
-- Name: ledger_verified_insert(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.ledger_verified_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN IF NEW.state = 'verified' AND ((NEW.verified_by_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM review_approval a JOIN ledger_report r ON r.id = a.subject_id WHERE a.subject_type = 'ledger.report' AND a.step = 'verify' AND a.decision = 'approved' AND r.assignment_id = NEW.id AND a.content_hash = r.content_hash AND a.content_hash = NEW.verified_hash AND a.approver_id = NEW.verified_by_id AND a.author_id = NEW.reported_by_id)) OR (NEW.verified_reading_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ledger_measurereading m JOIN ledger_requirement q ON q.id = NEW.requirement_id WHERE m.id = NEW.verified_reading_id AND m.assignment_id = NEW.id AND m.is_reached AND q.verification = 'measure' AND q.measure_key = m.measure_key))) THEN RAISE EXCEPTION 'ledger_assignment: unfounded' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END$$;


--
-- Name: ledger_verified_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.ledger_verified_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$BEGIN IF NEW.state = 'verified' AND ((NEW.verified_by_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM review_approval a JOIN ledger_report r ON r.id = a.subject_id WHERE a.subject_type = 'ledger.report' AND a.step = 'verify' AND a.decision = 'approved' AND r.assignment_id = NEW.id AND a.content_hash = r.content_hash AND a.content_hash = NEW.verified_hash AND a.approver_id = NEW.verified_by_id AND a.author_id = NEW.reported_by_id)) OR (NEW.verified_reading_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ledger_measurereading m JOIN ledger_requirement q ON q.id = NEW.requirement_id WHERE m.id = NEW.verified_reading_id AND m.assignment_id = NEW.id AND m.is_reached AND q.verification = 'measure' AND q.measure_key = m.measure_key))) THEN RAISE EXCEPTION 'ledger_assignment: unfounded' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: account_emailaddress; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: account_emailaddress_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: account_emailconfirmation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);


--
-- Name: account_emailconfirmation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);


--
-- Name: auth_group_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group_permissions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_permission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: axes_accessattempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.axes_accessattempt (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    get_data text NOT NULL,
    post_data text NOT NULL,
    failures_since_start integer NOT NULL,
    CONSTRAINT axes_accessattempt_failures_since_start_check CHECK ((failures_since_start >= 0))
);


--
-- Name: axes_accessattempt_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.axes_accessattempt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessattempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: axes_accessattemptexpiration; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.axes_accessattemptexpiration (
    access_attempt_id integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


--
-- Name: axes_accessfailurelog; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.axes_accessfailurelog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    locked_out boolean NOT NULL
);


--
-- Name: axes_accessfailurelog_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.axes_accessfailurelog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accessfailurelog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: axes_accesslog; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.axes_accesslog (
    id integer NOT NULL,
    user_agent character varying(255) NOT NULL,
    ip_address inet,
    username character varying(255),
    http_accept character varying(1025) NOT NULL,
    path_info character varying(255) NOT NULL,
    attempt_time timestamp with time zone NOT NULL,
    logout_time timestamp with time zone,
    session_hash character varying(64) NOT NULL
);


--
-- Name: axes_accesslog_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.axes_accesslog ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.axes_accesslog_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: base_blob; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.base_blob (
    id bigint NOT NULL,
    hash character varying(64) NOT NULL,
    size bigint NOT NULL,
    name character varying(255) NOT NULL,
    media_type character varying(127) NOT NULL,
    state character varying(12) NOT NULL,
    note text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT base_blob_size_check CHECK ((size >= 0))
);


--
-- Name: base_blob_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.base_blob ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_blob_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: base_calendaryear; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.base_calendaryear (
    id bigint NOT NULL,
    prepared_by_id bigint,
    prepared_by_name character varying(64) NOT NULL,
    prepared_at timestamp with time zone NOT NULL,
    confirmed_by_id bigint,
    confirmed_by_name character varying(64) NOT NULL,
    confirmed_at timestamp with time zone,
    year smallint NOT NULL,
    version smallint NOT NULL,
    rest_days jsonb NOT NULL,
    make_up_days jsonb NOT NULL,
    notice character varying(128) NOT NULL,
    CONSTRAINT base_calendaryear_confirmed_by_id_check CHECK ((confirmed_by_id >= 0)),
    CONSTRAINT base_calendaryear_prepared_by_id_check CHECK ((prepared_by_id >= 0)),
    CONSTRAINT base_calendaryear_version_check CHECK ((version >= 0)),
    CONSTRAINT base_calendaryear_year_check CHECK ((year >= 0)),
    CONSTRAINT calendaryear_two_persons CHECK (((confirmed_at IS NULL) OR ((confirmed_by_id IS NOT NULL) AND (NOT ((confirmed_by_id = prepared_by_id) AND (confirmed_by_id IS NOT NULL) AND (prepared_by_id IS NOT NULL))))))
);


--
-- Name: base_calendaryear_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.base_calendaryear ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_calendaryear_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: base_delivery; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.base_delivery (
    id bigint NOT NULL,
    consumer character varying(80) NOT NULL,
    state character varying(8) NOT NULL,
    attempts smallint NOT NULL,
    due_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    last_error text NOT NULL,
    message_id bigint NOT NULL,
    CONSTRAINT base_delivery_attempts_check CHECK ((attempts >= 0))
);


--
-- Name: base_delivery_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.base_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: base_demomark; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.base_demomark (
    id smallint NOT NULL,
    is_demo boolean NOT NULL,
    office_offset_seconds bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT base_demomark_id_check CHECK ((id >= 0)),
    CONSTRAINT demo_mark_only_one CHECK ((id = 1)),
    CONSTRAINT demo_mark_shift_needs_demo CHECK ((is_demo OR (office_offset_seconds = 0)))
);


--
-- Name: base_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.base_event (
    id bigint NOT NULL,
    subject_type character varying(64) NOT NULL,
    subject_id bigint NOT NULL,
    seq integer NOT NULL,
    action character varying(80) NOT NULL,
    actor_id bigint,
    actor_name character varying(64) NOT NULL,
    organ_id bigint,
    organ_name character varying(128) NOT NULL,
    at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    ground text NOT NULL,
    detail jsonb NOT NULL,
    documents jsonb NOT NULL,
    prev_hash character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    algorithm character varying(10) NOT NULL,
    CONSTRAINT base_event_actor_id_check CHECK ((actor_id >= 0)),
    CONSTRAINT base_event_organ_id_check CHECK ((organ_id >= 0)),
    CONSTRAINT base_event_seq_check CHECK ((seq >= 0)),
    CONSTRAINT base_event_subject_id_check CHECK ((subject_id >= 0)),
    CONSTRAINT event_seq_from_one CHECK ((seq >= 1))
);


--
-- Name: base_event_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.base_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: base_heartbeat; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.base_heartbeat (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    process character varying(120) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL
);


--
-- Name: base_heartbeat_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.base_heartbeat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_heartbeat_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: base_lease; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.base_lease (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    holder character varying(120) NOT NULL,
    until timestamp with time zone NOT NULL
);


--
-- Name: base_lease_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.base_lease ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_lease_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: base_outboxmessage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.base_outboxmessage (
    id bigint NOT NULL,
    topic character varying(80) NOT NULL,
    key character varying(200) NOT NULL,
    payload jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: base_outboxmessage_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.base_outboxmessage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_outboxmessage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: base_parameteroverride; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.base_parameteroverride (
    id bigint NOT NULL,
    prepared_by_id bigint,
    prepared_by_name character varying(64) NOT NULL,
    prepared_at timestamp with time zone NOT NULL,
    confirmed_by_id bigint,
    confirmed_by_name character varying(64) NOT NULL,
    confirmed_at timestamp with time zone,
    key character varying(128) NOT NULL,
    value jsonb NOT NULL,
    from_on date NOT NULL,
    source_act character varying(255) NOT NULL,
    source_article character varying(64) NOT NULL,
    CONSTRAINT base_parameteroverride_confirmed_by_id_check CHECK ((confirmed_by_id >= 0)),
    CONSTRAINT base_parameteroverride_prepared_by_id_check CHECK ((prepared_by_id >= 0)),
    CONSTRAINT parameteroverride_two_persons CHECK (((confirmed_at IS NULL) OR ((confirmed_by_id IS NOT NULL) AND (NOT ((confirmed_by_id = prepared_by_id) AND (confirmed_by_id IS NOT NULL) AND (prepared_by_id IS NOT NULL))))))
);


--
-- Name: base_parameteroverride_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.base_parameteroverride ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_parameteroverride_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: base_periodicjob; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.base_periodicjob (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    last_started_at timestamp with time zone,
    last_finished_at timestamp with time zone,
    failures integer NOT NULL,
    last_error text NOT NULL,
    CONSTRAINT base_periodicjob_failures_check CHECK ((failures >= 0))
);


--
-- Name: base_periodicjob_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.base_periodicjob ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_periodicjob_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: base_rulebookchange; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.base_rulebookchange (
    id bigint NOT NULL,
    token uuid NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    version character varying(64) NOT NULL,
    recomputed_at timestamp with time zone,
    moved jsonb NOT NULL,
    calendar_year_id bigint,
    parameter_override_id bigint
);


--
-- Name: base_rulebookchange_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.base_rulebookchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_rulebookchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: base_seal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.base_seal (
    id bigint NOT NULL,
    number integer NOT NULL,
    day date NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    events integer NOT NULL,
    root character varying(64) NOT NULL,
    prev_hash character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    algorithm character varying(10) NOT NULL,
    public_key character varying(64) NOT NULL,
    signature character varying(128) NOT NULL,
    CONSTRAINT base_seal_events_check CHECK ((events >= 0)),
    CONSTRAINT base_seal_number_check CHECK ((number >= 0))
);


--
-- Name: base_seal_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.base_seal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_seal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: base_sealedevent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.base_sealedevent (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    event_hash character varying(64) NOT NULL,
    event_id bigint NOT NULL,
    seal_id bigint NOT NULL,
    CONSTRAINT base_sealedevent_position_check CHECK (("position" >= 0))
);


--
-- Name: base_sealedevent_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.base_sealedevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.base_sealedevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_content_type; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);


--
-- Name: django_tasks_database_dbtaskresult; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_tasks_database_dbtaskresult (
    id uuid NOT NULL,
    status character varying(10) NOT NULL,
    args_kwargs jsonb NOT NULL,
    priority integer NOT NULL,
    task_path text NOT NULL,
    queue_name character varying(32) NOT NULL,
    backend_name character varying(32) NOT NULL,
    run_after timestamp with time zone NOT NULL,
    enqueued_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    started_at timestamp with time zone,
    return_value jsonb,
    exception_class_path text NOT NULL,
    traceback text NOT NULL,
    worker_ids jsonb NOT NULL,
    CONSTRAINT priority_range CHECK (((priority >= '-100'::integer) AND (priority <= 100)))
);


--
-- Name: ledger_assignment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_assignment (
    id bigint NOT NULL,
    part character varying(12) NOT NULL,
    unit_text character varying(300) NOT NULL,
    via_collective boolean NOT NULL,
    state character varying(14) NOT NULL,
    due_on date,
    not_before_on date,
    due_basis character varying(300) NOT NULL,
    due_ground text NOT NULL,
    rectify_on date,
    sort_on date GENERATED ALWAYS AS (COALESCE(rectify_on, due_on, not_before_on, '9999-12-31'::date)) STORED,
    accepted_on date,
    reported_on date,
    decline_ground text NOT NULL,
    verified_on date,
    verified_hash character varying(64) NOT NULL,
    decline_asked_by_id bigint,
    decline_decided_by_id bigint,
    organ_id bigint NOT NULL,
    parent_id bigint,
    reported_by_id bigint,
    verified_by_id bigint,
    verified_reading_id bigint,
    requirement_id bigint NOT NULL,
    CONSTRAINT ledger_assignment_due_or_not_before CHECK (((due_on IS NULL) OR (not_before_on IS NULL))),
    CONSTRAINT ledger_assignment_let_off_by_another CHECK (((NOT ((state)::text = 'not_applicable'::text)) OR ((decline_asked_by_id IS NOT NULL) AND (decline_decided_by_id IS NOT NULL) AND (NOT ((decline_asked_by_id = decline_decided_by_id) AND (decline_asked_by_id IS NOT NULL) AND (decline_decided_by_id IS NOT NULL))) AND (NOT (decline_ground = ''::text))))),
    CONSTRAINT ledger_assignment_not_its_own_parent CHECK ((NOT ((parent_id = id) AND (parent_id IS NOT NULL)))),
    CONSTRAINT ledger_assignment_reported_by CHECK (((NOT ((state)::text = 'reported'::text)) OR ((reported_by_id IS NOT NULL) AND (reported_on IS NOT NULL)))),
    CONSTRAINT ledger_assignment_verified_by_another CHECK ((((verified_by_id IS NULL) AND (verified_on IS NULL) AND (verified_reading_id IS NULL) AND (NOT ((state)::text = 'verified'::text))) OR ((reported_by_id IS NOT NULL) AND ((state)::text = 'verified'::text) AND (verified_by_id IS NOT NULL) AND (verified_on IS NOT NULL) AND (verified_reading_id IS NULL) AND (NOT ((verified_by_id = reported_by_id) AND (verified_by_id IS NOT NULL) AND (reported_by_id IS NOT NULL))) AND (NOT ((verified_hash)::text = ''::text))) OR (((state)::text = 'verified'::text) AND (verified_by_id IS NULL) AND (verified_on IS NOT NULL) AND (verified_reading_id IS NOT NULL))))
);


--
-- Name: ledger_assignment_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.ledger_assignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_assignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledger_category; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_category (
    id bigint NOT NULL,
    ordinal integer NOT NULL,
    title text NOT NULL,
    annex_title text NOT NULL,
    notice_id bigint NOT NULL,
    CONSTRAINT ledger_category_ordinal_check CHECK ((ordinal >= 0))
);


--
-- Name: ledger_category_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.ledger_category ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_category_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledger_draftrow; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_draftrow (
    id bigint NOT NULL,
    ordinal integer NOT NULL,
    category text NOT NULL,
    task text NOT NULL,
    requirement text NOT NULL,
    units jsonb NOT NULL,
    lead_units jsonb,
    supporting_units jsonb,
    units_text text NOT NULL,
    deadline character varying(200) NOT NULL,
    deadline_from date,
    deadline_to date,
    targets jsonb NOT NULL,
    optional boolean NOT NULL,
    condition text NOT NULL,
    due_workdays smallint,
    body_text text NOT NULL,
    source_first integer NOT NULL,
    source_last integer NOT NULL,
    incomplete boolean NOT NULL,
    is_excluded boolean NOT NULL,
    is_added boolean NOT NULL,
    corrected boolean NOT NULL,
    original jsonb NOT NULL,
    notice_id bigint NOT NULL,
    CONSTRAINT ledger_draft_row_days_need_condition CHECK (((NOT (condition = ''::text)) OR (due_workdays IS NULL))),
    CONSTRAINT ledger_draftrow_due_workdays_check CHECK ((due_workdays >= 0)),
    CONSTRAINT ledger_draftrow_ordinal_check CHECK ((ordinal >= 0)),
    CONSTRAINT ledger_draftrow_source_first_check CHECK ((source_first >= 0)),
    CONSTRAINT ledger_draftrow_source_last_check CHECK ((source_last >= 0))
);


--
-- Name: ledger_draftrow_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.ledger_draftrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_draftrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledger_lookbackitem; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_lookbackitem (
    id bigint NOT NULL,
    ordinal integer NOT NULL,
    category text NOT NULL,
    task text NOT NULL,
    text text NOT NULL,
    units jsonb NOT NULL,
    units_text text NOT NULL,
    deadline character varying(200) NOT NULL,
    is_key boolean NOT NULL,
    finding character varying(10) NOT NULL,
    remark text NOT NULL,
    checked_on date,
    confirmed_on date,
    checked_by_id bigint,
    confirmed_by_id bigint,
    source_row_id bigint,
    notice_id bigint NOT NULL,
    source_requirement_id bigint,
    CONSTRAINT ledger_look_back_checked_by CHECK ((((checked_by_id IS NULL) AND (checked_on IS NULL) AND ((finding)::text = 'unchecked'::text)) OR ((NOT ((finding)::text = 'unchecked'::text)) AND (checked_by_id IS NOT NULL) AND (checked_on IS NOT NULL) AND (NOT (remark = ''::text))))),
    CONSTRAINT ledger_look_back_confirmed_by_another CHECK ((((confirmed_by_id IS NULL) AND (confirmed_on IS NULL)) OR ((confirmed_by_id IS NOT NULL) AND (confirmed_on IS NOT NULL) AND ((finding)::text = ANY ((ARRAY['done'::character varying, 'lapsed'::character varying])::text[])) AND (NOT ((confirmed_by_id = checked_by_id) AND (confirmed_by_id IS NOT NULL) AND (checked_by_id IS NOT NULL)))))),
    CONSTRAINT ledger_lookbackitem_ordinal_check CHECK ((ordinal >= 0))
);


--
-- Name: ledger_lookbackitem_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.ledger_lookbackitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_lookbackitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledger_measurereading; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_measurereading (
    id bigint NOT NULL,
    measure_key character varying(80) NOT NULL,
    operator character varying(8) NOT NULL,
    target numeric(12,2) NOT NULL,
    value numeric(14,2),
    numerator bigint NOT NULL,
    denominator bigint NOT NULL,
    is_reached boolean NOT NULL,
    read_on date NOT NULL,
    assignment_id bigint NOT NULL,
    CONSTRAINT ledger_reading_reached_is_true CHECK (((NOT is_reached) OR (((operator)::text = 'at_least'::text) AND (value >= target) AND (value IS NOT NULL)) OR (((operator)::text = 'at_most'::text) AND (value IS NOT NULL) AND (value <= target))))
);


--
-- Name: ledger_measurereading_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.ledger_measurereading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_measurereading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledger_notice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_notice (
    id bigint NOT NULL,
    title character varying(300) NOT NULL,
    document_number character varying(100) NOT NULL,
    index_number character varying(100) NOT NULL,
    written_on date,
    released_on date,
    publisher character varying(200) NOT NULL,
    validity character varying(20) NOT NULL,
    year smallint NOT NULL,
    state character varying(10) NOT NULL,
    source_hash character varying(64) NOT NULL,
    source_name character varying(255) NOT NULL,
    layout character varying(40) NOT NULL,
    front jsonb NOT NULL,
    body jsonb NOT NULL,
    unplaced jsonb NOT NULL,
    warnings jsonb NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    adopted_on date,
    closed_on date,
    issuing_organ_id bigint NOT NULL,
    predecessor_id bigint,
    source_id bigint NOT NULL,
    CONSTRAINT ledger_notice_adopted_on CHECK ((((adopted_on IS NOT NULL) AND ((state)::text = ANY ((ARRAY['adopted'::character varying, 'closed'::character varying])::text[]))) OR ((adopted_on IS NULL) AND ((state)::text = ANY ((ARRAY['draft'::character varying, 'archived'::character varying, 'discarded'::character varying])::text[]))))),
    CONSTRAINT ledger_notice_closed_on CHECK ((((closed_on IS NOT NULL) AND ((state)::text = 'closed'::text)) OR ((NOT ((state)::text = 'closed'::text)) AND (closed_on IS NULL)))),
    CONSTRAINT ledger_notice_not_before_itself CHECK ((NOT ((predecessor_id = id) AND (predecessor_id IS NOT NULL)))),
    CONSTRAINT ledger_notice_year_check CHECK ((year >= 0))
);


--
-- Name: ledger_notice_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.ledger_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledger_remindersent; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_remindersent (
    id bigint NOT NULL,
    step character varying(30) NOT NULL,
    due_on date NOT NULL,
    sent_on date NOT NULL,
    assignment_id bigint NOT NULL
);


--
-- Name: ledger_remindersent_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.ledger_remindersent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_remindersent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledger_report; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_report (
    id bigint NOT NULL,
    ordinal integer NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    content_hash character varying(64) NOT NULL,
    assignment_id bigint NOT NULL,
    by_id bigint NOT NULL,
    CONSTRAINT ledger_report_ordinal_check CHECK ((ordinal >= 0))
);


--
-- Name: ledger_report_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.ledger_report ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_report_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledger_reportevidence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_reportevidence (
    id bigint NOT NULL,
    ordinal integer NOT NULL,
    kind character varying(8) NOT NULL,
    name character varying(300) NOT NULL,
    url character varying(1000) NOT NULL,
    measure jsonb NOT NULL,
    blob_id bigint,
    report_id bigint NOT NULL,
    CONSTRAINT ledger_report_evidence_is_one_thing CHECK ((((blob_id IS NOT NULL) AND ((kind)::text = 'file'::text) AND ((url)::text = ''::text)) OR ((blob_id IS NULL) AND ((kind)::text = 'link'::text) AND (NOT ((url)::text = ''::text))) OR ((blob_id IS NULL) AND ((kind)::text = 'measure'::text) AND ((url)::text = ''::text)))),
    CONSTRAINT ledger_reportevidence_ordinal_check CHECK ((ordinal >= 0))
);


--
-- Name: ledger_reportevidence_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.ledger_reportevidence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_reportevidence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledger_requirement; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_requirement (
    id bigint NOT NULL,
    ordinal integer NOT NULL,
    origin character varying(14) NOT NULL,
    text text NOT NULL,
    governing_text text NOT NULL,
    units_text text NOT NULL,
    units jsonb NOT NULL,
    lead_units jsonb,
    supporting_units jsonb,
    deadline character varying(200) NOT NULL,
    due_from date,
    due_on date,
    targets jsonb NOT NULL,
    optional boolean NOT NULL,
    condition text NOT NULL,
    due_workdays smallint,
    condition_met_on date,
    condition_evidence text NOT NULL,
    verification character varying(8) NOT NULL,
    measure_key character varying(80) NOT NULL,
    measure_operator character varying(8) NOT NULL,
    measure_target numeric(12,2),
    carried_from_id bigint,
    condition_met_by_id bigint,
    measure_confirmed_by_id bigint,
    measure_set_by_id bigint,
    task_id bigint NOT NULL,
    CONSTRAINT ledger_requirement_condition_proven CHECK (((condition_met_on IS NULL) OR ((condition_met_by_id IS NOT NULL) AND (NOT (condition = ''::text)) AND (NOT (condition_evidence = ''::text))))),
    CONSTRAINT ledger_requirement_due_workdays_check CHECK ((due_workdays >= 0)),
    CONSTRAINT ledger_requirement_measure_two_persons CHECK ((((verification)::text = 'report'::text) OR ((measure_confirmed_by_id IS NOT NULL) AND (measure_set_by_id IS NOT NULL) AND (measure_target IS NOT NULL) AND (NOT ((measure_key)::text = ''::text)) AND (NOT ((measure_set_by_id = measure_confirmed_by_id) AND (measure_set_by_id IS NOT NULL) AND (measure_confirmed_by_id IS NOT NULL)))))),
    CONSTRAINT ledger_requirement_ordinal_check CHECK ((ordinal >= 0))
);


--
-- Name: ledger_requirement_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.ledger_requirement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_requirement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledger_task; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_task (
    id bigint NOT NULL,
    number integer NOT NULL,
    title text NOT NULL,
    annex_title text NOT NULL,
    body_text text NOT NULL,
    governing character varying(10) NOT NULL,
    origin character varying(14) NOT NULL,
    category_id bigint NOT NULL,
    CONSTRAINT ledger_task_number_check CHECK ((number >= 0))
);


--
-- Name: ledger_task_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.ledger_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledger_taskdisagreement; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_taskdisagreement (
    id bigint NOT NULL,
    ordinal integer NOT NULL,
    kind character varying(20) NOT NULL,
    task_title text NOT NULL,
    sentence text NOT NULL,
    annex text NOT NULL,
    body text NOT NULL,
    annex_span jsonb,
    body_span jsonb,
    decision character varying(10) NOT NULL,
    ground text NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    notice_id bigint NOT NULL,
    task_id bigint,
    CONSTRAINT ledger_disagreement_decided_by CHECK ((((decided_by_id IS NULL) AND ((decision)::text = 'undecided'::text)) OR ((decided_by_id IS NOT NULL) AND ((decision)::text = ANY ((ARRAY['annex'::character varying, 'body'::character varying])::text[]))))),
    CONSTRAINT ledger_taskdisagreement_ordinal_check CHECK ((ordinal >= 0))
);


--
-- Name: ledger_taskdisagreement_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.ledger_taskdisagreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_taskdisagreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: ledger_unitquestion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_unitquestion (
    id bigint NOT NULL,
    text character varying(300) NOT NULL,
    part character varying(12) NOT NULL,
    kind character varying(10) NOT NULL,
    candidates jsonb NOT NULL,
    state character varying(10) NOT NULL,
    answer jsonb NOT NULL,
    ground text NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    requirement_id bigint NOT NULL,
    CONSTRAINT ledger_unit_question_answered_by CHECK ((((answered_by_id IS NULL) AND ((state)::text = 'open'::text)) OR ((NOT ((state)::text = 'open'::text)) AND (answered_by_id IS NOT NULL))))
);


--
-- Name: ledger_unitquestion_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.ledger_unitquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ledger_unitquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: messaging_message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.messaging_message (
    id bigint NOT NULL,
    kind character varying(60) NOT NULL,
    subject character varying(400) NOT NULL,
    body text NOT NULL,
    link character varying(500) NOT NULL,
    sender_name character varying(100) NOT NULL,
    sender_organ_name character varying(200) NOT NULL,
    key character varying(200),
    sent_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    recipient_id bigint NOT NULL,
    CONSTRAINT message_link_is_internal CHECK ((((link)::text = ''::text) OR (((link)::text ~~ '/%'::text) AND (NOT ((link)::text ~~ '//%'::text)))))
);


--
-- Name: messaging_message_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.messaging_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.messaging_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: mfa_authenticator; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);


--
-- Name: mfa_authenticator_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organisations_account; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organisations_account (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    username character varying(40) NOT NULL,
    is_active boolean NOT NULL,
    must_change_password boolean NOT NULL,
    CONSTRAINT account_has_a_name CHECK ((NOT ((username)::text = ''::text)))
);


--
-- Name: organisations_account_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organisations_account ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organisations_collectivealias; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organisations_collectivealias (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    key character varying(120) NOT NULL,
    collective_id bigint NOT NULL
);


--
-- Name: organisations_collectivealias_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organisations_collectivealias ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_collectivealias_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organisations_collectivename; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organisations_collectivename (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    key character varying(120) NOT NULL,
    query jsonb NOT NULL,
    is_open boolean NOT NULL,
    note character varying(300) NOT NULL
);


--
-- Name: organisations_collectivename_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organisations_collectivename ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_collectivename_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organisations_formername; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organisations_formername (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    short_name character varying(60) NOT NULL,
    until_on date NOT NULL,
    organ_id bigint NOT NULL
);


--
-- Name: organisations_formername_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organisations_formername ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_formername_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organisations_officer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organisations_officer (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    duty character varying(16) NOT NULL,
    is_active boolean NOT NULL,
    account_id bigint NOT NULL,
    organ_id bigint NOT NULL,
    post_id bigint,
    CONSTRAINT officer_on_one_known_side CHECK (((duty)::text = ANY ((ARRAY['business'::character varying, 'system_admin'::character varying, 'security_admin'::character varying, 'auditor'::character varying])::text[])))
);


--
-- Name: organisations_officer_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organisations_officer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_officer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organisations_organ; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organisations_organ (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    short_name character varying(60) NOT NULL,
    key character varying(120) NOT NULL,
    kind character varying(24) NOT NULL,
    level character varying(10) NOT NULL,
    uscc character varying(18) NOT NULL,
    area_code character varying(6) NOT NULL,
    is_active boolean NOT NULL,
    ended_on date,
    sort_order integer NOT NULL,
    merged_into_id bigint,
    parent_id bigint,
    CONSTRAINT organ_ended_exactly_when_inactive CHECK ((((ended_on IS NULL) AND is_active AND (merged_into_id IS NULL)) OR ((ended_on IS NOT NULL) AND (NOT is_active)))),
    CONSTRAINT organ_not_its_own_parent CHECK ((NOT ((parent_id = id) AND (parent_id IS NOT NULL)))),
    CONSTRAINT organ_not_merged_into_itself CHECK ((NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))),
    CONSTRAINT organisations_organ_sort_order_check CHECK ((sort_order >= 0))
);


--
-- Name: organisations_organ_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organisations_organ ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_organ_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organisations_organalias; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organisations_organalias (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    key character varying(120) NOT NULL,
    organ_id bigint NOT NULL,
    realm_id bigint NOT NULL
);


--
-- Name: organisations_organalias_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organisations_organalias ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_organalias_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organisations_post; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organisations_post (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    organ_id bigint NOT NULL
);


--
-- Name: organisations_post_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organisations_post ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_post_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organisations_rolegrant; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organisations_rolegrant (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    officer_id bigint NOT NULL,
    organ_id bigint NOT NULL,
    CONSTRAINT only_business_roles_are_granted CHECK (((role)::text = ANY ((ARRAY['assessor'::character varying, 'coordinator'::character varying, 'drafter'::character varying, 'head'::character varying, 'reviewer_first'::character varying, 'reviewer_second'::character varying, 'reviewer_third'::character varying, 'secrecy_reviewer'::character varying, 'window_clerk'::character varying])::text[])))
);


--
-- Name: organisations_rolegrant_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organisations_rolegrant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_rolegrant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: organisations_signinpolicy; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organisations_signinpolicy (
    id bigint NOT NULL,
    second_factor character varying(16) NOT NULL,
    CONSTRAINT one_sign_in_policy CHECK ((id = 1))
);


--
-- Name: organisations_signinpolicy_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.organisations_signinpolicy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisations_signinpolicy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: portal_claritycount; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal_claritycount (
    id bigint NOT NULL,
    page character varying(200) NOT NULL,
    answer character varying(10) NOT NULL,
    "on" date NOT NULL,
    count integer NOT NULL,
    CONSTRAINT portal_claritycount_count_check CHECK ((count >= 0))
);


--
-- Name: portal_claritycount_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.portal_claritycount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.portal_claritycount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: review_approval; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.review_approval (
    id bigint NOT NULL,
    subject_type character varying(64) NOT NULL,
    subject_id bigint NOT NULL,
    content_hash character varying(64) NOT NULL,
    step character varying(12) NOT NULL,
    decision character varying(12) NOT NULL,
    reason text NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    approver_id bigint NOT NULL,
    author_id bigint NOT NULL,
    request_id bigint NOT NULL,
    CONSTRAINT approval_not_by_the_author CHECK ((NOT (approver_id = author_id))),
    CONSTRAINT approval_send_back_has_reason CHECK ((((decision)::text = 'approved'::text) OR (NOT (reason = ''::text)))),
    CONSTRAINT review_approval_subject_id_check CHECK ((subject_id >= 0))
);


--
-- Name: review_approval_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.review_approval ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.review_approval_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: review_reviewrequest; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.review_reviewrequest (
    id bigint NOT NULL,
    subject_type character varying(64) NOT NULL,
    subject_id bigint NOT NULL,
    content_hash character varying(64) NOT NULL,
    step character varying(12) NOT NULL,
    role character varying(40) NOT NULL,
    title character varying(300) NOT NULL,
    link character varying(500) NOT NULL,
    state character varying(12) NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    author_id bigint NOT NULL,
    organ_id bigint NOT NULL,
    CONSTRAINT review_request_closed_at CHECK ((((closed_at IS NULL) AND ((state)::text = 'open'::text)) OR ((NOT ((state)::text = 'open'::text)) AND (closed_at IS NOT NULL)))),
    CONSTRAINT review_reviewrequest_subject_id_check CHECK ((subject_id >= 0))
);


--
-- Name: review_reviewrequest_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.review_reviewrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.review_reviewrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: worklist_workitem; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.worklist_workitem (
    id bigint NOT NULL,
    subject_type character varying(64) NOT NULL,
    subject_id bigint NOT NULL,
    role character varying(40) NOT NULL,
    verb character varying(40) NOT NULL,
    title character varying(300) NOT NULL,
    category character varying(60) NOT NULL,
    link character varying(500) NOT NULL,
    due_on date,
    not_before_on date,
    due_basis character varying(300) NOT NULL,
    sort_on date GENERATED ALWAYS AS (COALESCE(due_on, not_before_on, '9999-12-31'::date)) STORED,
    state character varying(8) NOT NULL,
    open_key character varying(100),
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    officer_id bigint,
    organ_id bigint,
    CONSTRAINT workitem_due_or_not_before CHECK (((due_on IS NULL) OR (not_before_on IS NULL))),
    CONSTRAINT workitem_link_is_internal CHECK ((((link)::text ~~ '/%'::text) AND (NOT ((link)::text ~~ '//%'::text)))),
    CONSTRAINT workitem_officer_or_organ CHECK ((((officer_id IS NOT NULL) AND (organ_id IS NULL) AND ((role)::text = ''::text)) OR ((officer_id IS NULL) AND (organ_id IS NOT NULL)))),
    CONSTRAINT workitem_state_is_consistent CHECK ((((closed_at IS NULL) AND (open_key IS NOT NULL) AND ((state)::text = 'open'::text)) OR ((closed_at IS NOT NULL) AND (open_key IS NULL) AND ((state)::text = 'done'::text)))),
    CONSTRAINT worklist_workitem_subject_id_check CHECK ((subject_id >= 0))
);


--
-- Name: worklist_workitem_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.worklist_workitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.worklist_workitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Data for Name: account_emailaddress; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: account_emailconfirmation; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: auth_group; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: auth_group_permissions; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: auth_permission; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.auth_permission VALUES (1, 'Can add content type', 1, 'add_contenttype');
INSERT INTO public.auth_permission VALUES (2, 'Can change content type', 1, 'change_contenttype');
INSERT INTO public.auth_permission VALUES (3, 'Can delete content type', 1, 'delete_contenttype');
INSERT INTO public.auth_permission VALUES (4, 'Can view content type', 1, 'view_contenttype');
INSERT INTO public.auth_permission VALUES (5, 'Can add permission', 2, 'add_permission');
INSERT INTO public.auth_permission VALUES (6, 'Can change permission', 2, 'change_permission');
INSERT INTO public.auth_permission VALUES (7, 'Can delete permission', 2, 'delete_permission');
INSERT INTO public.auth_permission VALUES (8, 'Can view permission', 2, 'view_permission');
INSERT INTO public.auth_permission VALUES (9, 'Can add group', 3, 'add_group');
INSERT INTO public.auth_permission VALUES (10, 'Can change group', 3, 'change_group');
INSERT INTO public.auth_permission VALUES (11, 'Can delete group', 3, 'delete_group');
INSERT INTO public.auth_permission VALUES (12, 'Can view group', 3, 'view_group');
INSERT INTO public.auth_permission VALUES (13, 'Can add session', 4, 'add_session');
INSERT INTO public.auth_permission VALUES (14, 'Can change session', 4, 'change_session');
INSERT INTO public.auth_permission VALUES (15, 'Can delete session', 4, 'delete_session');
INSERT INTO public.auth_permission VALUES (16, 'Can view session', 4, 'view_session');
INSERT INTO public.auth_permission VALUES (17, 'Can add email address', 5, 'add_emailaddress');
INSERT INTO public.auth_permission VALUES (18, 'Can change email address', 5, 'change_emailaddress');
INSERT INTO public.auth_permission VALUES (19, 'Can delete email address', 5, 'delete_emailaddress');
INSERT INTO public.auth_permission VALUES (20, 'Can view email address', 5, 'view_emailaddress');
INSERT INTO public.auth_permission VALUES (21, 'Can add email confirmation', 6, 'add_emailconfirmation');
INSERT INTO public.auth_permission VALUES (22, 'Can change email confirmation', 6, 'change_emailconfirmation');
INSERT INTO public.auth_permission VALUES (23, 'Can delete email confirmation', 6, 'delete_emailconfirmation');
INSERT INTO public.auth_permission VALUES (24, 'Can view email confirmation', 6, 'view_emailconfirmation');
INSERT INTO public.auth_permission VALUES (25, 'Can add authenticator', 7, 'add_authenticator');
INSERT INTO public.auth_permission VALUES (26, 'Can change authenticator', 7, 'change_authenticator');
INSERT INTO public.auth_permission VALUES (27, 'Can delete authenticator', 7, 'delete_authenticator');
INSERT INTO public.auth_permission VALUES (28, 'Can view authenticator', 7, 'view_authenticator');
INSERT INTO public.auth_permission VALUES (29, 'Can add access attempt', 8, 'add_accessattempt');
INSERT INTO public.auth_permission VALUES (30, 'Can change access attempt', 8, 'change_accessattempt');
INSERT INTO public.auth_permission VALUES (31, 'Can delete access attempt', 8, 'delete_accessattempt');
INSERT INTO public.auth_permission VALUES (32, 'Can view access attempt', 8, 'view_accessattempt');
INSERT INTO public.auth_permission VALUES (33, 'Can add access log', 9, 'add_accesslog');
INSERT INTO public.auth_permission VALUES (34, 'Can change access log', 9, 'change_accesslog');
INSERT INTO public.auth_permission VALUES (35, 'Can delete access log', 9, 'delete_accesslog');
INSERT INTO public.auth_permission VALUES (36, 'Can view access log', 9, 'view_accesslog');
INSERT INTO public.auth_permission VALUES (37, 'Can add access failure', 10, 'add_accessfailurelog');
INSERT INTO public.auth_permission VALUES (38, 'Can change access failure', 10, 'change_accessfailurelog');
INSERT INTO public.auth_permission VALUES (39, 'Can delete access failure', 10, 'delete_accessfailurelog');
INSERT INTO public.auth_permission VALUES (40, 'Can view access failure', 10, 'view_accessfailurelog');
INSERT INTO public.auth_permission VALUES (41, 'Can add access attempt expiration', 11, 'add_accessattemptexpiration');
INSERT INTO public.auth_permission VALUES (42, 'Can change access attempt expiration', 11, 'change_accessattemptexpiration');
INSERT INTO public.auth_permission VALUES (43, 'Can delete access attempt expiration', 11, 'delete_accessattemptexpiration');
INSERT INTO public.auth_permission VALUES (44, 'Can view access attempt expiration', 11, 'view_accessattemptexpiration');
INSERT INTO public.auth_permission VALUES (45, 'Can add Task Result', 12, 'add_dbtaskresult');
INSERT INTO public.auth_permission VALUES (46, 'Can change Task Result', 12, 'change_dbtaskresult');
INSERT INTO public.auth_permission VALUES (47, 'Can delete Task Result', 12, 'delete_dbtaskresult');
INSERT INTO public.auth_permission VALUES (48, 'Can view Task Result', 12, 'view_dbtaskresult');
INSERT INTO public.auth_permission VALUES (49, 'Can add 文件', 13, 'add_blob');
INSERT INTO public.auth_permission VALUES (50, 'Can change 文件', 13, 'change_blob');
INSERT INTO public.auth_permission VALUES (51, 'Can delete 文件', 13, 'delete_blob');
INSERT INTO public.auth_permission VALUES (52, 'Can view 文件', 13, 'view_blob');
INSERT INTO public.auth_permission VALUES (53, 'Can add 租约', 14, 'add_lease');
INSERT INTO public.auth_permission VALUES (54, 'Can change 租约', 14, 'change_lease');
INSERT INTO public.auth_permission VALUES (55, 'Can delete 租约', 14, 'delete_lease');
INSERT INTO public.auth_permission VALUES (56, 'Can view 租约', 14, 'view_lease');
INSERT INTO public.auth_permission VALUES (57, 'Can add 定时任务', 15, 'add_periodicjob');
INSERT INTO public.auth_permission VALUES (58, 'Can change 定时任务', 15, 'change_periodicjob');
INSERT INTO public.auth_permission VALUES (59, 'Can delete 定时任务', 15, 'delete_periodicjob');
INSERT INTO public.auth_permission VALUES (60, 'Can view 定时任务', 15, 'view_periodicjob');
INSERT INTO public.auth_permission VALUES (61, 'Can add 封存', 16, 'add_seal');
INSERT INTO public.auth_permission VALUES (62, 'Can change 封存', 16, 'change_seal');
INSERT INTO public.auth_permission VALUES (63, 'Can delete 封存', 16, 'delete_seal');
INSERT INTO public.auth_permission VALUES (64, 'Can view 封存', 16, 'view_seal');
INSERT INTO public.auth_permission VALUES (65, 'Can add 年度工作日历', 17, 'add_calendaryear');
INSERT INTO public.auth_permission VALUES (66, 'Can change 年度工作日历', 17, 'change_calendaryear');
INSERT INTO public.auth_permission VALUES (67, 'Can delete 年度工作日历', 17, 'delete_calendaryear');
INSERT INTO public.auth_permission VALUES (68, 'Can view 年度工作日历', 17, 'view_calendaryear');
INSERT INTO public.auth_permission VALUES (69, 'Can add 演示标记', 18, 'add_demomark');
INSERT INTO public.auth_permission VALUES (70, 'Can change 演示标记', 18, 'change_demomark');
INSERT INTO public.auth_permission VALUES (71, 'Can delete 演示标记', 18, 'delete_demomark');
INSERT INTO public.auth_permission VALUES (72, 'Can view 演示标记', 18, 'view_demomark');
INSERT INTO public.auth_permission VALUES (73, 'Can add 留痕记录', 19, 'add_event');
INSERT INTO public.auth_permission VALUES (74, 'Can change 留痕记录', 19, 'change_event');
INSERT INTO public.auth_permission VALUES (75, 'Can delete 留痕记录', 19, 'delete_event');
INSERT INTO public.auth_permission VALUES (76, 'Can view 留痕记录', 19, 'view_event');
INSERT INTO public.auth_permission VALUES (77, 'Can add 进程心跳', 20, 'add_heartbeat');
INSERT INTO public.auth_permission VALUES (78, 'Can change 进程心跳', 20, 'change_heartbeat');
INSERT INTO public.auth_permission VALUES (79, 'Can delete 进程心跳', 20, 'delete_heartbeat');
INSERT INTO public.auth_permission VALUES (80, 'Can view 进程心跳', 20, 'view_heartbeat');
INSERT INTO public.auth_permission VALUES (81, 'Can add 待发消息', 21, 'add_outboxmessage');
INSERT INTO public.auth_permission VALUES (82, 'Can change 待发消息', 21, 'change_outboxmessage');
INSERT INTO public.auth_permission VALUES (83, 'Can delete 待发消息', 21, 'delete_outboxmessage');
INSERT INTO public.auth_permission VALUES (84, 'Can view 待发消息', 21, 'view_outboxmessage');
INSERT INTO public.auth_permission VALUES (85, 'Can add 本地参数', 22, 'add_parameteroverride');
INSERT INTO public.auth_permission VALUES (86, 'Can change 本地参数', 22, 'change_parameteroverride');
INSERT INTO public.auth_permission VALUES (87, 'Can delete 本地参数', 22, 'delete_parameteroverride');
INSERT INTO public.auth_permission VALUES (88, 'Can view 本地参数', 22, 'view_parameteroverride');
INSERT INTO public.auth_permission VALUES (89, 'Can add 规则变更', 23, 'add_rulebookchange');
INSERT INTO public.auth_permission VALUES (90, 'Can change 规则变更', 23, 'change_rulebookchange');
INSERT INTO public.auth_permission VALUES (91, 'Can delete 规则变更', 23, 'delete_rulebookchange');
INSERT INTO public.auth_permission VALUES (92, 'Can view 规则变更', 23, 'view_rulebookchange');
INSERT INTO public.auth_permission VALUES (93, 'Can add 消息投递', 24, 'add_delivery');
INSERT INTO public.auth_permission VALUES (94, 'Can change 消息投递', 24, 'change_delivery');
INSERT INTO public.auth_permission VALUES (95, 'Can delete 消息投递', 24, 'delete_delivery');
INSERT INTO public.auth_permission VALUES (96, 'Can view 消息投递', 24, 'view_delivery');
INSERT INTO public.auth_permission VALUES (97, 'Can add 已封存记录', 25, 'add_sealedevent');
INSERT INTO public.auth_permission VALUES (98, 'Can change 已封存记录', 25, 'change_sealedevent');
INSERT INTO public.auth_permission VALUES (99, 'Can delete 已封存记录', 25, 'delete_sealedevent');
INSERT INTO public.auth_permission VALUES (100, 'Can view 已封存记录', 25, 'view_sealedevent');
INSERT INTO public.auth_permission VALUES (101, 'Can add 统称', 26, 'add_collectivename');
INSERT INTO public.auth_permission VALUES (102, 'Can change 统称', 26, 'change_collectivename');
INSERT INTO public.auth_permission VALUES (103, 'Can delete 统称', 26, 'delete_collectivename');
INSERT INTO public.auth_permission VALUES (104, 'Can view 统称', 26, 'view_collectivename');
INSERT INTO public.auth_permission VALUES (105, 'Can add 登录账号', 27, 'add_account');
INSERT INTO public.auth_permission VALUES (106, 'Can change 登录账号', 27, 'change_account');
INSERT INTO public.auth_permission VALUES (107, 'Can delete 登录账号', 27, 'delete_account');
INSERT INTO public.auth_permission VALUES (108, 'Can view 登录账号', 27, 'view_account');
INSERT INTO public.auth_permission VALUES (109, 'Can add 统称别名', 28, 'add_collectivealias');
INSERT INTO public.auth_permission VALUES (110, 'Can change 统称别名', 28, 'change_collectivealias');
INSERT INTO public.auth_permission VALUES (111, 'Can delete 统称别名', 28, 'delete_collectivealias');
INSERT INTO public.auth_permission VALUES (112, 'Can view 统称别名', 28, 'view_collectivealias');
INSERT INTO public.auth_permission VALUES (113, 'Can add 单位', 29, 'add_organ');
INSERT INTO public.auth_permission VALUES (114, 'Can change 单位', 29, 'change_organ');
INSERT INTO public.auth_permission VALUES (115, 'Can delete 单位', 29, 'delete_organ');
INSERT INTO public.auth_permission VALUES (116, 'Can view 单位', 29, 'view_organ');
INSERT INTO public.auth_permission VALUES (117, 'Can add 曾用名', 30, 'add_formername');
INSERT INTO public.auth_permission VALUES (118, 'Can change 曾用名', 30, 'change_formername');
INSERT INTO public.auth_permission VALUES (119, 'Can delete 曾用名', 30, 'delete_formername');
INSERT INTO public.auth_permission VALUES (120, 'Can view 曾用名', 30, 'view_formername');
INSERT INTO public.auth_permission VALUES (121, 'Can add 别名', 31, 'add_organalias');
INSERT INTO public.auth_permission VALUES (122, 'Can change 别名', 31, 'change_organalias');
INSERT INTO public.auth_permission VALUES (123, 'Can delete 别名', 31, 'delete_organalias');
INSERT INTO public.auth_permission VALUES (124, 'Can view 别名', 31, 'view_organalias');
INSERT INTO public.auth_permission VALUES (125, 'Can add 职务', 32, 'add_post');
INSERT INTO public.auth_permission VALUES (126, 'Can change 职务', 32, 'change_post');
INSERT INTO public.auth_permission VALUES (127, 'Can delete 职务', 32, 'delete_post');
INSERT INTO public.auth_permission VALUES (128, 'Can view 职务', 32, 'view_post');
INSERT INTO public.auth_permission VALUES (129, 'Can add 工作人员', 33, 'add_officer');
INSERT INTO public.auth_permission VALUES (130, 'Can change 工作人员', 33, 'change_officer');
INSERT INTO public.auth_permission VALUES (131, 'Can delete 工作人员', 33, 'delete_officer');
INSERT INTO public.auth_permission VALUES (132, 'Can view 工作人员', 33, 'view_officer');
INSERT INTO public.auth_permission VALUES (133, 'Can add 角色授权', 34, 'add_rolegrant');
INSERT INTO public.auth_permission VALUES (134, 'Can change 角色授权', 34, 'change_rolegrant');
INSERT INTO public.auth_permission VALUES (135, 'Can delete 角色授权', 34, 'delete_rolegrant');
INSERT INTO public.auth_permission VALUES (136, 'Can view 角色授权', 34, 'view_rolegrant');
INSERT INTO public.auth_permission VALUES (137, 'Can add 登录策略', 35, 'add_signinpolicy');
INSERT INTO public.auth_permission VALUES (138, 'Can change 登录策略', 35, 'change_signinpolicy');
INSERT INTO public.auth_permission VALUES (139, 'Can delete 登录策略', 35, 'delete_signinpolicy');
INSERT INTO public.auth_permission VALUES (140, 'Can view 登录策略', 35, 'view_signinpolicy');
INSERT INTO public.auth_permission VALUES (141, 'Can add 消息', 36, 'add_message');
INSERT INTO public.auth_permission VALUES (142, 'Can change 消息', 36, 'change_message');
INSERT INTO public.auth_permission VALUES (143, 'Can delete 消息', 36, 'delete_message');
INSERT INTO public.auth_permission VALUES (144, 'Can view 消息', 36, 'view_message');
INSERT INTO public.auth_permission VALUES (145, 'Can add 待办事项', 37, 'add_workitem');
INSERT INTO public.auth_permission VALUES (146, 'Can change 待办事项', 37, 'change_workitem');
INSERT INTO public.auth_permission VALUES (147, 'Can delete 待办事项', 37, 'delete_workitem');
INSERT INTO public.auth_permission VALUES (148, 'Can view 待办事项', 37, 'view_workitem');
INSERT INTO public.auth_permission VALUES (149, 'Can add 送审', 38, 'add_reviewrequest');
INSERT INTO public.auth_permission VALUES (150, 'Can change 送审', 38, 'change_reviewrequest');
INSERT INTO public.auth_permission VALUES (151, 'Can delete 送审', 38, 'delete_reviewrequest');
INSERT INTO public.auth_permission VALUES (152, 'Can view 送审', 38, 'view_reviewrequest');
INSERT INTO public.auth_permission VALUES (153, 'Can add 审查意见', 39, 'add_approval');
INSERT INTO public.auth_permission VALUES (154, 'Can change 审查意见', 39, 'change_approval');
INSERT INTO public.auth_permission VALUES (155, 'Can delete 审查意见', 39, 'delete_approval');
INSERT INTO public.auth_permission VALUES (156, 'Can view 审查意见', 39, 'view_approval');
INSERT INTO public.auth_permission VALUES (157, 'Can add 待确认任务', 40, 'add_draftrow');
INSERT INTO public.auth_permission VALUES (158, 'Can change 待确认任务', 40, 'change_draftrow');
INSERT INTO public.auth_permission VALUES (159, 'Can delete 待确认任务', 40, 'delete_draftrow');
INSERT INTO public.auth_permission VALUES (160, 'Can view 待确认任务', 40, 'view_draftrow');
INSERT INTO public.auth_permission VALUES (161, 'Can add 责任单位任务', 41, 'add_assignment');
INSERT INTO public.auth_permission VALUES (162, 'Can change 责任单位任务', 41, 'change_assignment');
INSERT INTO public.auth_permission VALUES (163, 'Can delete 责任单位任务', 41, 'delete_assignment');
INSERT INTO public.auth_permission VALUES (164, 'Can view 责任单位任务', 41, 'view_assignment');
INSERT INTO public.auth_permission VALUES (165, 'Can add 指标读数', 42, 'add_measurereading');
INSERT INTO public.auth_permission VALUES (166, 'Can change 指标读数', 42, 'change_measurereading');
INSERT INTO public.auth_permission VALUES (167, 'Can delete 指标读数', 42, 'delete_measurereading');
INSERT INTO public.auth_permission VALUES (168, 'Can view 指标读数', 42, 'view_measurereading');
INSERT INTO public.auth_permission VALUES (169, 'Can add 通知', 43, 'add_notice');
INSERT INTO public.auth_permission VALUES (170, 'Can change 通知', 43, 'change_notice');
INSERT INTO public.auth_permission VALUES (171, 'Can delete 通知', 43, 'delete_notice');
INSERT INTO public.auth_permission VALUES (172, 'Can view 通知', 43, 'view_notice');
INSERT INTO public.auth_permission VALUES (173, 'Can add 回头看事项', 44, 'add_lookbackitem');
INSERT INTO public.auth_permission VALUES (174, 'Can change 回头看事项', 44, 'change_lookbackitem');
INSERT INTO public.auth_permission VALUES (175, 'Can delete 回头看事项', 44, 'delete_lookbackitem');
INSERT INTO public.auth_permission VALUES (176, 'Can view 回头看事项', 44, 'view_lookbackitem');
INSERT INTO public.auth_permission VALUES (177, 'Can add 任务类别', 45, 'add_category');
INSERT INTO public.auth_permission VALUES (178, 'Can change 任务类别', 45, 'change_category');
INSERT INTO public.auth_permission VALUES (179, 'Can delete 任务类别', 45, 'delete_category');
INSERT INTO public.auth_permission VALUES (180, 'Can view 任务类别', 45, 'view_category');
INSERT INTO public.auth_permission VALUES (181, 'Can add 已发提醒', 46, 'add_remindersent');
INSERT INTO public.auth_permission VALUES (182, 'Can change 已发提醒', 46, 'change_remindersent');
INSERT INTO public.auth_permission VALUES (183, 'Can delete 已发提醒', 46, 'delete_remindersent');
INSERT INTO public.auth_permission VALUES (184, 'Can view 已发提醒', 46, 'view_remindersent');
INSERT INTO public.auth_permission VALUES (185, 'Can add 报送', 47, 'add_report');
INSERT INTO public.auth_permission VALUES (186, 'Can change 报送', 47, 'change_report');
INSERT INTO public.auth_permission VALUES (187, 'Can delete 报送', 47, 'delete_report');
INSERT INTO public.auth_permission VALUES (188, 'Can view 报送', 47, 'view_report');
INSERT INTO public.auth_permission VALUES (189, 'Can add 佐证材料', 48, 'add_reportevidence');
INSERT INTO public.auth_permission VALUES (190, 'Can change 佐证材料', 48, 'change_reportevidence');
INSERT INTO public.auth_permission VALUES (191, 'Can delete 佐证材料', 48, 'delete_reportevidence');
INSERT INTO public.auth_permission VALUES (192, 'Can view 佐证材料', 48, 'view_reportevidence');
INSERT INTO public.auth_permission VALUES (193, 'Can add 具体要求', 49, 'add_requirement');
INSERT INTO public.auth_permission VALUES (194, 'Can change 具体要求', 49, 'change_requirement');
INSERT INTO public.auth_permission VALUES (195, 'Can delete 具体要求', 49, 'delete_requirement');
INSERT INTO public.auth_permission VALUES (196, 'Can view 具体要求', 49, 'view_requirement');
INSERT INTO public.auth_permission VALUES (197, 'Can add 工作任务', 50, 'add_task');
INSERT INTO public.auth_permission VALUES (198, 'Can change 工作任务', 50, 'change_task');
INSERT INTO public.auth_permission VALUES (199, 'Can delete 工作任务', 50, 'delete_task');
INSERT INTO public.auth_permission VALUES (200, 'Can view 工作任务', 50, 'view_task');
INSERT INTO public.auth_permission VALUES (201, 'Can add 附件与正文差异', 51, 'add_taskdisagreement');
INSERT INTO public.auth_permission VALUES (202, 'Can change 附件与正文差异', 51, 'change_taskdisagreement');
INSERT INTO public.auth_permission VALUES (203, 'Can delete 附件与正文差异', 51, 'delete_taskdisagreement');
INSERT INTO public.auth_permission VALUES (204, 'Can view 附件与正文差异', 51, 'view_taskdisagreement');
INSERT INTO public.auth_permission VALUES (205, 'Can add 待指定单位', 52, 'add_unitquestion');
INSERT INTO public.auth_permission VALUES (206, 'Can change 待指定单位', 52, 'change_unitquestion');
INSERT INTO public.auth_permission VALUES (207, 'Can delete 待指定单位', 52, 'delete_unitquestion');
INSERT INTO public.auth_permission VALUES (208, 'Can view 待指定单位', 52, 'view_unitquestion');
INSERT INTO public.auth_permission VALUES (209, 'Can add 读者评价', 53, 'add_claritycount');
INSERT INTO public.auth_permission VALUES (210, 'Can change 读者评价', 53, 'change_claritycount');
INSERT INTO public.auth_permission VALUES (211, 'Can delete 读者评价', 53, 'delete_claritycount');
INSERT INTO public.auth_permission VALUES (212, 'Can view 读者评价', 53, 'view_claritycount');


--
-- Data for Name: axes_accessattempt; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: axes_accessattemptexpiration; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: axes_accessfailurelog; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: axes_accesslog; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: base_blob; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.base_blob VALUES (1, '09af1008e2f5ff65bff317a515a75129235190c9c44eb4d2a6863fc7b6d8a1b0', 253, '通知.txt', 'text/plain', 'stored', '', '2026-11-24 15:39:54.193938+00');


--
-- Data for Name: base_calendaryear; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.base_calendaryear VALUES (1, 1, '经办1', '2021-06-08 01:30:00+00', 2, '经办2', '2021-06-08 01:30:00+00', 2030, 1, '{}', '{}', '为测试编写');


--
-- Data for Name: base_delivery; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: base_demomark; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: base_event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.base_event VALUES (1, 'base.calendar_year', 1, 1, 'base.calendar_year_prepared', 1, '经办1', 1, '某市人民政府', '2021-06-08 01:30:00+00', '2026-11-24 15:39:52.877455+00', '为测试编写', '{"year": 2030, "version": 1, "rest_days": {}, "make_up_days": {}}', '[]', '0000000000000000000000000000000000000000000000000000000000000000', '13d04ab57971c5d15b79bd80662cd9532e1da1f469d668a865bcab6ff8b737b0', 'sha256');
INSERT INTO public.base_event VALUES (2, 'base.calendar_year', 1, 2, 'base.calendar_year_confirmed', 2, '经办2', 1, '某市人民政府', '2021-06-08 01:30:00+00', '2026-11-24 15:39:52.909139+00', '为测试编写', '{"year": 2030, "version": 1, "rest_days": {}, "make_up_days": {}}', '[]', '13d04ab57971c5d15b79bd80662cd9532e1da1f469d668a865bcab6ff8b737b0', 'ea126c91cc01d269780a5fb552d505d30d3711e4ddbea98ff9d93240edb388cb', 'sha256');
INSERT INTO public.base_event VALUES (3, 'ledger.notice', 1, 1, 'ledger.notice_imported', 1, '经办1', 1, '某市人民政府', '2021-06-08 01:30:00+00', '2026-11-24 15:39:54.261537+00', '', '{"name": "通知.txt", "rows": 2}', '["09af1008e2f5ff65bff317a515a75129235190c9c44eb4d2a6863fc7b6d8a1b0"]', '0000000000000000000000000000000000000000000000000000000000000000', '88cc21e0f1f0013844d0a5ff81360eac043c872267911ece7501f493fcf0a664', 'sha256');
INSERT INTO public.base_event VALUES (4, 'ledger.assignment', 1, 1, 'ledger.assigned', 1, '经办1', 1, '某市人民政府', '2021-06-08 01:30:00+00', '2026-11-24 15:39:54.469367+00', '', '{"to": "市甲局", "unit": "市甲局", "state": "assigned", "requirement": 1}', '[]', '0000000000000000000000000000000000000000000000000000000000000000', 'bdecfb8fdcd74ba2076d596ac04517450eeeb93613aae59d59e378c95d9dc234', 'sha256');
INSERT INTO public.base_event VALUES (5, 'ledger.assignment', 2, 1, 'ledger.assigned', 1, '经办1', 1, '某市人民政府', '2021-06-08 01:30:00+00', '2026-11-24 15:39:54.469367+00', '', '{"to": "市乙局", "unit": "市乙局", "state": "assigned", "requirement": 2}', '[]', '0000000000000000000000000000000000000000000000000000000000000000', '20a5dc3125dc88d73e8ccf6460740716fa1a617359e10a8dc3e17df0e1f6d8d8', 'sha256');
INSERT INTO public.base_event VALUES (6, 'ledger.notice', 1, 2, 'ledger.notice_adopted', 1, '经办1', 1, '某市人民政府', '2021-06-08 01:30:00+00', '2026-11-24 15:39:54.509135+00', '', '{"tasks": 2, "organs": 2, "requirements": 2}', '[]', '88cc21e0f1f0013844d0a5ff81360eac043c872267911ece7501f493fcf0a664', 'e60f63e52dbf7826c4915d408c0c81dca099b9bd48b0d28e005435045ec33844', 'sha256');
INSERT INTO public.base_event VALUES (7, 'ledger.assignment', 1, 2, 'ledger.accepted', 3, '经办3', 2, '市甲局', '2021-06-08 01:30:00+00', '2026-11-24 15:39:54.578908+00', '', '{"state": "accepted", "requirement": 1}', '[]', 'bdecfb8fdcd74ba2076d596ac04517450eeeb93613aae59d59e378c95d9dc234', '59fbe2479399aa58c4aacc98f641e4f4c9d97420634989a80a5cf8579648755a', 'sha256');
INSERT INTO public.base_event VALUES (8, 'review.request', 1, 1, 'review.requested', 3, '经办3', 2, '市甲局', '2021-06-08 01:30:00+00', '2026-11-24 15:39:54.670312+00', '', '{"step": "verify", "subject": "ledger.report/1", "content_hash": "e308808888285ee6fe3cd7993595f6e1e698624876c07d95370907d0c028cade"}', '[]', '0000000000000000000000000000000000000000000000000000000000000000', '701b0b1fcb84e83a9ea44475ee0daaa4c2e6580af6d3fa4376c9e6c1ba2a849b', 'sha256');
INSERT INTO public.base_event VALUES (9, 'ledger.assignment', 1, 3, 'ledger.reported', 3, '经办3', 2, '市甲局', '2021-06-08 01:30:00+00', '2026-11-24 15:39:54.678725+00', '', '{"state": "reported", "ordinal": 1, "evidence": 1, "requirement": 1}', '["e308808888285ee6fe3cd7993595f6e1e698624876c07d95370907d0c028cade"]', '59fbe2479399aa58c4aacc98f641e4f4c9d97420634989a80a5cf8579648755a', 'c15442ea87e03e412a9fb1d61cbd483a024c243d86b1a569d79dc1cb02071178', 'sha256');
INSERT INTO public.base_event VALUES (10, 'review.request', 1, 2, 'review.approved', 1, '经办1', 1, '某市人民政府', '2021-06-08 01:30:00+00', '2026-11-24 15:39:54.759875+00', '', '{"step": "verify", "subject": "ledger.report/1", "content_hash": "e308808888285ee6fe3cd7993595f6e1e698624876c07d95370907d0c028cade"}', '[]', '701b0b1fcb84e83a9ea44475ee0daaa4c2e6580af6d3fa4376c9e6c1ba2a849b', 'a267ca1523ec167958372de7d9847b4fdfc6925d0b33f92eb41ded8dcbfa004d', 'sha256');
INSERT INTO public.base_event VALUES (11, 'ledger.assignment', 1, 4, 'ledger.verified', 1, '经办1', 1, '某市人民政府', '2021-06-08 01:30:00+00', '2026-11-24 15:39:54.806173+00', '', '{"state": "verified", "ordinal": 1, "requirement": 1}', '["e308808888285ee6fe3cd7993595f6e1e698624876c07d95370907d0c028cade"]', 'c15442ea87e03e412a9fb1d61cbd483a024c243d86b1a569d79dc1cb02071178', '77efc057ee1b245a727da453fc3748fd51783a28b37c7624f250012ee8fe841f', 'sha256');
INSERT INTO public.base_event VALUES (12, 'ledger.assignment', 2, 2, 'ledger.accepted', 4, '经办4', 3, '市乙局', '2021-06-08 02:30:00+00', '2026-11-24 15:39:54.884116+00', '', '{"state": "accepted", "requirement": 2}', '[]', '20a5dc3125dc88d73e8ccf6460740716fa1a617359e10a8dc3e17df0e1f6d8d8', '8904f6ef84af992fb1999fcc0ef7f916d60325e99a18f4946859f45ec8f82086', 'sha256');
INSERT INTO public.base_event VALUES (13, 'review.request', 2, 1, 'review.requested', 4, '经办4', 3, '市乙局', '2021-06-08 02:30:00+00', '2026-11-24 15:39:54.969914+00', '', '{"step": "verify", "subject": "ledger.report/2", "content_hash": "305567d9ca413b8b96ae45e8ca1c7205b39dc84fd9fd99c771aa237f1c671e16"}', '[]', '0000000000000000000000000000000000000000000000000000000000000000', 'd1cf256254e1062013bdd4af7bfc3f7a63dedeb9d648207dca33883e0e0ca287', 'sha256');
INSERT INTO public.base_event VALUES (14, 'ledger.assignment', 2, 3, 'ledger.reported', 4, '经办4', 3, '市乙局', '2021-06-08 02:30:00+00', '2026-11-24 15:39:54.979057+00', '', '{"state": "reported", "ordinal": 1, "evidence": 1, "requirement": 2}', '["305567d9ca413b8b96ae45e8ca1c7205b39dc84fd9fd99c771aa237f1c671e16"]', '8904f6ef84af992fb1999fcc0ef7f916d60325e99a18f4946859f45ec8f82086', '91751274ba5e100aac50965fe0c260609f879c7fb72a45a8f200e9c03d8f78dd', 'sha256');
INSERT INTO public.base_event VALUES (15, 'review.request', 2, 2, 'review.sent_back', 1, '经办1', 1, '某市人民政府', '2021-06-08 02:30:00+00', '2026-11-24 15:39:55.048939+00', '链接打不开。', '{"step": "verify", "subject": "ledger.report/2", "content_hash": "305567d9ca413b8b96ae45e8ca1c7205b39dc84fd9fd99c771aa237f1c671e16"}', '[]', 'd1cf256254e1062013bdd4af7bfc3f7a63dedeb9d648207dca33883e0e0ca287', '3fa48707845233ff1cdac4a865be824849b5adb3e58fc9402c632e751f34155e', 'sha256');
INSERT INTO public.base_event VALUES (16, 'ledger.assignment', 2, 4, 'ledger.returned', 1, '经办1', 1, '某市人民政府', '2021-06-08 02:30:00+00', '2026-11-24 15:39:55.089334+00', '链接打不开。', '{"state": "returned", "ordinal": 1, "redo_by": null, "requirement": 2}', '[]', '91751274ba5e100aac50965fe0c260609f879c7fb72a45a8f200e9c03d8f78dd', '43c4da44ac236362276b235d3a0f741ff3d85db6b020c757e72057d21d781159', 'sha256');


--
-- Data for Name: base_heartbeat; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: base_lease; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: base_outboxmessage; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: base_parameteroverride; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: base_periodicjob; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: base_rulebookchange; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.base_rulebookchange VALUES (1, 'c93a39bd-e02a-43bf-9d57-c1605c97099f', '2021-06-08 01:30:00+00', 'e42569eabb2f', '2026-11-24 15:39:53.234075+00', '[]', 1, NULL);


--
-- Data for Name: base_seal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.base_seal VALUES (1, 1, '2026-11-24', '2026-11-24 15:39:55.106775+00', 16, 'd2e3e953cdab1503128d22eb7903228393b62e41eee4173910eb1e45af56859a', '0000000000000000000000000000000000000000000000000000000000000000', '087587b51906557e3ed37b5612cbe7e7be80921127dabfb6a15b4d287ff939d2', 'sha256', 'eaea6f92095911eeb8652b9dba274c42b1b8146c71e5e6f0227e15517b090d63', '2e6b17b9416490668813e4e3a10e5a1db8525982f0556988dc18b2824b3590aa3fc4bc1c5c26bbefd121de2ce01b56440f1b746503b02347e0810b470925970c');


--
-- Data for Name: base_sealedevent; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.base_sealedevent VALUES (1, 0, '13d04ab57971c5d15b79bd80662cd9532e1da1f469d668a865bcab6ff8b737b0', 1, 1);
INSERT INTO public.base_sealedevent VALUES (2, 1, 'ea126c91cc01d269780a5fb552d505d30d3711e4ddbea98ff9d93240edb388cb', 2, 1);
INSERT INTO public.base_sealedevent VALUES (3, 2, '88cc21e0f1f0013844d0a5ff81360eac043c872267911ece7501f493fcf0a664', 3, 1);
INSERT INTO public.base_sealedevent VALUES (4, 3, 'bdecfb8fdcd74ba2076d596ac04517450eeeb93613aae59d59e378c95d9dc234', 4, 1);
INSERT INTO public.base_sealedevent VALUES (5, 4, '20a5dc3125dc88d73e8ccf6460740716fa1a617359e10a8dc3e17df0e1f6d8d8', 5, 1);
INSERT INTO public.base_sealedevent VALUES (6, 5, 'e60f63e52dbf7826c4915d408c0c81dca099b9bd48b0d28e005435045ec33844', 6, 1);
INSERT INTO public.base_sealedevent VALUES (7, 6, '59fbe2479399aa58c4aacc98f641e4f4c9d97420634989a80a5cf8579648755a', 7, 1);
INSERT INTO public.base_sealedevent VALUES (8, 7, '701b0b1fcb84e83a9ea44475ee0daaa4c2e6580af6d3fa4376c9e6c1ba2a849b', 8, 1);
INSERT INTO public.base_sealedevent VALUES (9, 8, 'c15442ea87e03e412a9fb1d61cbd483a024c243d86b1a569d79dc1cb02071178', 9, 1);
INSERT INTO public.base_sealedevent VALUES (10, 9, 'a267ca1523ec167958372de7d9847b4fdfc6925d0b33f92eb41ded8dcbfa004d', 10, 1);
INSERT INTO public.base_sealedevent VALUES (11, 10, '77efc057ee1b245a727da453fc3748fd51783a28b37c7624f250012ee8fe841f', 11, 1);
INSERT INTO public.base_sealedevent VALUES (12, 11, '8904f6ef84af992fb1999fcc0ef7f916d60325e99a18f4946859f45ec8f82086', 12, 1);
INSERT INTO public.base_sealedevent VALUES (13, 12, 'd1cf256254e1062013bdd4af7bfc3f7a63dedeb9d648207dca33883e0e0ca287', 13, 1);
INSERT INTO public.base_sealedevent VALUES (14, 13, '91751274ba5e100aac50965fe0c260609f879c7fb72a45a8f200e9c03d8f78dd', 14, 1);
INSERT INTO public.base_sealedevent VALUES (15, 14, '3fa48707845233ff1cdac4a865be824849b5adb3e58fc9402c632e751f34155e', 15, 1);
INSERT INTO public.base_sealedevent VALUES (16, 15, '43c4da44ac236362276b235d3a0f741ff3d85db6b020c757e72057d21d781159', 16, 1);


--
-- Data for Name: django_content_type; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.django_content_type VALUES (1, 'contenttypes', 'contenttype');
INSERT INTO public.django_content_type VALUES (2, 'auth', 'permission');
INSERT INTO public.django_content_type VALUES (3, 'auth', 'group');
INSERT INTO public.django_content_type VALUES (4, 'sessions', 'session');
INSERT INTO public.django_content_type VALUES (5, 'account', 'emailaddress');
INSERT INTO public.django_content_type VALUES (6, 'account', 'emailconfirmation');
INSERT INTO public.django_content_type VALUES (7, 'mfa', 'authenticator');
INSERT INTO public.django_content_type VALUES (8, 'axes', 'accessattempt');
INSERT INTO public.django_content_type VALUES (9, 'axes', 'accesslog');
INSERT INTO public.django_content_type VALUES (10, 'axes', 'accessfailurelog');
INSERT INTO public.django_content_type VALUES (11, 'axes', 'accessattemptexpiration');
INSERT INTO public.django_content_type VALUES (12, 'django_tasks_database', 'dbtaskresult');
INSERT INTO public.django_content_type VALUES (13, 'base', 'blob');
INSERT INTO public.django_content_type VALUES (14, 'base', 'lease');
INSERT INTO public.django_content_type VALUES (15, 'base', 'periodicjob');
INSERT INTO public.django_content_type VALUES (16, 'base', 'seal');
INSERT INTO public.django_content_type VALUES (17, 'base', 'calendaryear');
INSERT INTO public.django_content_type VALUES (18, 'base', 'demomark');
INSERT INTO public.django_content_type VALUES (19, 'base', 'event');
INSERT INTO public.django_content_type VALUES (20, 'base', 'heartbeat');
INSERT INTO public.django_content_type VALUES (21, 'base', 'outboxmessage');
INSERT INTO public.django_content_type VALUES (22, 'base', 'parameteroverride');
INSERT INTO public.django_content_type VALUES (23, 'base', 'rulebookchange');
INSERT INTO public.django_content_type VALUES (24, 'base', 'delivery');
INSERT INTO public.django_content_type VALUES (25, 'base', 'sealedevent');
INSERT INTO public.django_content_type VALUES (26, 'organisations', 'collectivename');
INSERT INTO public.django_content_type VALUES (27, 'organisations', 'account');
INSERT INTO public.django_content_type VALUES (28, 'organisations', 'collectivealias');
INSERT INTO public.django_content_type VALUES (29, 'organisations', 'organ');
INSERT INTO public.django_content_type VALUES (30, 'organisations', 'formername');
INSERT INTO public.django_content_type VALUES (31, 'organisations', 'organalias');
INSERT INTO public.django_content_type VALUES (32, 'organisations', 'post');
INSERT INTO public.django_content_type VALUES (33, 'organisations', 'officer');
INSERT INTO public.django_content_type VALUES (34, 'organisations', 'rolegrant');
INSERT INTO public.django_content_type VALUES (35, 'organisations', 'signinpolicy');
INSERT INTO public.django_content_type VALUES (36, 'messaging', 'message');
INSERT INTO public.django_content_type VALUES (37, 'worklist', 'workitem');
INSERT INTO public.django_content_type VALUES (38, 'review', 'reviewrequest');
INSERT INTO public.django_content_type VALUES (39, 'review', 'approval');
INSERT INTO public.django_content_type VALUES (40, 'ledger', 'draftrow');
INSERT INTO public.django_content_type VALUES (41, 'ledger', 'assignment');
INSERT INTO public.django_content_type VALUES (42, 'ledger', 'measurereading');
INSERT INTO public.django_content_type VALUES (43, 'ledger', 'notice');
INSERT INTO public.django_content_type VALUES (44, 'ledger', 'lookbackitem');
INSERT INTO public.django_content_type VALUES (45, 'ledger', 'category');
INSERT INTO public.django_content_type VALUES (46, 'ledger', 'remindersent');
INSERT INTO public.django_content_type VALUES (47, 'ledger', 'report');
INSERT INTO public.django_content_type VALUES (48, 'ledger', 'reportevidence');
INSERT INTO public.django_content_type VALUES (49, 'ledger', 'requirement');
INSERT INTO public.django_content_type VALUES (50, 'ledger', 'task');
INSERT INTO public.django_content_type VALUES (51, 'ledger', 'taskdisagreement');
INSERT INTO public.django_content_type VALUES (52, 'ledger', 'unitquestion');
INSERT INTO public.django_content_type VALUES (53, 'portal', 'claritycount');


--
-- Data for Name: django_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.django_migrations VALUES (1, 'organisations', '0001_initial', '2026-11-24 15:39:39.685509+00');
INSERT INTO public.django_migrations VALUES (2, 'account', '0001_initial', '2026-11-24 15:39:39.774244+00');
INSERT INTO public.django_migrations VALUES (3, 'account', '0002_email_max_length', '2026-11-24 15:39:39.79723+00');
INSERT INTO public.django_migrations VALUES (4, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-11-24 15:39:39.840905+00');
INSERT INTO public.django_migrations VALUES (5, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-11-24 15:39:39.89315+00');
INSERT INTO public.django_migrations VALUES (6, 'account', '0005_emailaddress_idx_upper_email', '2026-11-24 15:39:39.921201+00');
INSERT INTO public.django_migrations VALUES (7, 'account', '0006_emailaddress_lower', '2026-11-24 15:39:39.974511+00');
INSERT INTO public.django_migrations VALUES (8, 'account', '0007_emailaddress_idx_email', '2026-11-24 15:39:40.017088+00');
INSERT INTO public.django_migrations VALUES (9, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-11-24 15:39:40.078861+00');
INSERT INTO public.django_migrations VALUES (10, 'account', '0009_emailaddress_unique_primary_email', '2026-11-24 15:39:40.094313+00');
INSERT INTO public.django_migrations VALUES (11, 'contenttypes', '0001_initial', '2026-11-24 15:39:40.113401+00');
INSERT INTO public.django_migrations VALUES (12, 'contenttypes', '0002_remove_content_type_name', '2026-11-24 15:39:40.201137+00');
INSERT INTO public.django_migrations VALUES (13, 'auth', '0001_initial', '2026-11-24 15:39:40.275595+00');
INSERT INTO public.django_migrations VALUES (14, 'auth', '0002_alter_permission_name_max_length', '2026-11-24 15:39:40.298869+00');
INSERT INTO public.django_migrations VALUES (15, 'auth', '0003_alter_user_email_max_length', '2026-11-24 15:39:40.304748+00');
INSERT INTO public.django_migrations VALUES (16, 'auth', '0004_alter_user_username_opts', '2026-11-24 15:39:40.340208+00');
INSERT INTO public.django_migrations VALUES (17, 'auth', '0005_alter_user_last_login_null', '2026-11-24 15:39:40.364163+00');
INSERT INTO public.django_migrations VALUES (18, 'auth', '0006_require_contenttypes_0002', '2026-11-24 15:39:40.372941+00');
INSERT INTO public.django_migrations VALUES (19, 'auth', '0007_alter_validators_add_error_messages', '2026-11-24 15:39:40.388088+00');
INSERT INTO public.django_migrations VALUES (20, 'auth', '0008_alter_user_username_max_length', '2026-11-24 15:39:40.410804+00');
INSERT INTO public.django_migrations VALUES (21, 'auth', '0009_alter_user_last_name_max_length', '2026-11-24 15:39:40.424643+00');
INSERT INTO public.django_migrations VALUES (22, 'auth', '0010_alter_group_name_max_length', '2026-11-24 15:39:40.461378+00');
INSERT INTO public.django_migrations VALUES (23, 'auth', '0011_update_proxy_permissions', '2026-11-24 15:39:40.512377+00');
INSERT INTO public.django_migrations VALUES (24, 'auth', '0012_alter_user_first_name_max_length', '2026-11-24 15:39:40.536283+00');
INSERT INTO public.django_migrations VALUES (25, 'axes', '0001_initial', '2026-11-24 15:39:40.573237+00');
INSERT INTO public.django_migrations VALUES (26, 'axes', '0002_auto_20151217_2044', '2026-11-24 15:39:40.705191+00');
INSERT INTO public.django_migrations VALUES (27, 'axes', '0003_auto_20160322_0929', '2026-11-24 15:39:40.774755+00');
INSERT INTO public.django_migrations VALUES (28, 'axes', '0004_auto_20181024_1538', '2026-11-24 15:39:40.844143+00');
INSERT INTO public.django_migrations VALUES (29, 'axes', '0005_remove_accessattempt_trusted', '2026-11-24 15:39:40.869921+00');
INSERT INTO public.django_migrations VALUES (30, 'axes', '0006_remove_accesslog_trusted', '2026-11-24 15:39:40.881239+00');
INSERT INTO public.django_migrations VALUES (31, 'axes', '0007_alter_accessattempt_unique_together', '2026-11-24 15:39:40.953166+00');
INSERT INTO public.django_migrations VALUES (32, 'axes', '0008_accessfailurelog', '2026-11-24 15:39:40.993281+00');
INSERT INTO public.django_migrations VALUES (33, 'axes', '0009_add_session_hash', '2026-11-24 15:39:41.006874+00');
INSERT INTO public.django_migrations VALUES (34, 'axes', '0010_accessattemptexpiration', '2026-11-24 15:39:41.033343+00');
INSERT INTO public.django_migrations VALUES (35, 'base', '0001_initial', '2026-11-24 15:39:41.309096+00');
INSERT INTO public.django_migrations VALUES (36, 'django_tasks_database', '0001_initial', '2026-11-24 15:39:41.331465+00');
INSERT INTO public.django_migrations VALUES (37, 'django_tasks_database', '0002_alter_dbtaskresult_options', '2026-11-24 15:39:41.335321+00');
INSERT INTO public.django_migrations VALUES (38, 'django_tasks_database', '0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at', '2026-11-24 15:39:41.377265+00');
INSERT INTO public.django_migrations VALUES (39, 'django_tasks_database', '0004_dbtaskresult_started_at', '2026-11-24 15:39:41.39773+00');
INSERT INTO public.django_migrations VALUES (40, 'django_tasks_database', '0005_alter_dbtaskresult_priority_and_more', '2026-11-24 15:39:41.437285+00');
INSERT INTO public.django_migrations VALUES (41, 'django_tasks_database', '0006_alter_dbtaskresult_args_kwargs_and_more', '2026-11-24 15:39:41.55039+00');
INSERT INTO public.django_migrations VALUES (42, 'django_tasks_database', '0007_add_separate_results_fields', '2026-11-24 15:39:41.581253+00');
INSERT INTO public.django_migrations VALUES (43, 'django_tasks_database', '0008_separate_results_field', '2026-11-24 15:39:41.733336+00');
INSERT INTO public.django_migrations VALUES (44, 'django_tasks_database', '0009_remove_results_field', '2026-11-24 15:39:41.751298+00');
INSERT INTO public.django_migrations VALUES (45, 'django_tasks_database', '0010_alter_dbtaskresult_status', '2026-11-24 15:39:41.77379+00');
INSERT INTO public.django_migrations VALUES (46, 'django_tasks_database', '0011_rename_complete_status', '2026-11-24 15:39:41.874706+00');
INSERT INTO public.django_migrations VALUES (47, 'django_tasks_database', '0012_add_separate_exception_fields', '2026-11-24 15:39:41.909124+00');
INSERT INTO public.django_migrations VALUES (48, 'django_tasks_database', '0013_separate_exception_fields', '2026-11-24 15:39:42.045881+00');
INSERT INTO public.django_migrations VALUES (49, 'django_tasks_database', '0014_remove_dbtaskresult_exception_data', '2026-11-24 15:39:42.056762+00');
INSERT INTO public.django_migrations VALUES (50, 'django_tasks_database', '0015_correctly_order_run_after', '2026-11-24 15:39:42.067935+00');
INSERT INTO public.django_migrations VALUES (51, 'django_tasks_database', '0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more', '2026-11-24 15:39:42.338379+00');
INSERT INTO public.django_migrations VALUES (52, 'django_tasks_database', '0017_dbtaskresult_metadata', '2026-11-24 15:39:42.401287+00');
INSERT INTO public.django_migrations VALUES (53, 'django_tasks_database', '0018_rename_succeeded_status', '2026-11-24 15:39:42.53787+00');
INSERT INTO public.django_migrations VALUES (54, 'django_tasks_database', '0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more', '2026-11-24 15:39:42.573193+00');
INSERT INTO public.django_migrations VALUES (55, 'django_tasks_database', '0020_update_db_task_result_ordering', '2026-11-24 15:39:42.609187+00');
INSERT INTO public.django_migrations VALUES (56, 'django_tasks_database', '0021_conditional_partial_index_ordering', '2026-11-24 15:39:42.641187+00');
INSERT INTO public.django_migrations VALUES (57, 'ledger', '0001_initial', '2026-11-24 15:39:48.308608+00');
INSERT INTO public.django_migrations VALUES (58, 'messaging', '0001_initial', '2026-11-24 15:39:49.133888+00');
INSERT INTO public.django_migrations VALUES (59, 'mfa', '0001_initial', '2026-11-24 15:39:49.350996+00');
INSERT INTO public.django_migrations VALUES (60, 'mfa', '0002_authenticator_timestamps', '2026-11-24 15:39:49.44207+00');
INSERT INTO public.django_migrations VALUES (61, 'mfa', '0003_authenticator_type_uniq', '2026-11-24 15:39:49.573402+00');
INSERT INTO public.django_migrations VALUES (62, 'portal', '0001_initial', '2026-11-24 15:39:49.616515+00');
INSERT INTO public.django_migrations VALUES (63, 'review', '0001_initial', '2026-11-24 15:39:51.157674+00');
INSERT INTO public.django_migrations VALUES (64, 'sessions', '0001_initial', '2026-11-24 15:39:51.185652+00');
INSERT INTO public.django_migrations VALUES (65, 'worklist', '0001_initial', '2026-11-24 15:39:51.533903+00');


--
-- Data for Name: django_session; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: django_tasks_database_dbtaskresult; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: ledger_assignment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ledger_assignment VALUES (1, 'responsible', '市甲局', false, 'verified', '2021-09-30', NULL, '《通知》，9月30日前', '', NULL, DEFAULT, '2021-06-08', '2021-06-08', '', '2021-06-08', 'e308808888285ee6fe3cd7993595f6e1e698624876c07d95370907d0c028cade', NULL, NULL, 2, NULL, 3, 1, NULL, 1);
INSERT INTO public.ledger_assignment VALUES (2, 'responsible', '市乙局', false, 'returned', '2021-08-31', NULL, '《通知》，8月31日前', '', NULL, DEFAULT, '2021-06-08', '2021-06-08', '', NULL, '', NULL, NULL, 3, NULL, 4, NULL, NULL, 2);


--
-- Data for Name: ledger_category; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ledger_category VALUES (1, 1, '公开民生信息', '公开民生信息', 1);


--
-- Data for Name: ledger_draftrow; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ledger_draftrow VALUES (1, 1, '公开民生信息', '公布救助名单', '每月公布一次,9月30日前补齐上半年的名单。', '["市甲局"]', NULL, NULL, '责任单位:市甲局', '9月30日前', NULL, '2021-09-30', '[{"kind": "cadence", "text": "每月公布一次", "unit": "次/月", "number": 1}, {"kind": "by_date", "text": "9月30日前", "unit": "日期", "number": null}, {"kind": "period", "text": "上半年", "unit": "日期", "number": null}]', false, '', NULL, '', 3, 5, false, false, false, false, '{"task": "公布救助名单", "units": ["市甲局"], "source": [3, 5], "targets": [{"kind": "cadence", "text": "每月公布一次", "unit": "次/月", "number": 1}, {"kind": "by_date", "text": "9月30日前", "unit": "日期", "number": null}, {"kind": "period", "text": "上半年", "unit": "日期", "number": null}], "category": "公开民生信息", "deadline": "9月30日前", "optional": false, "body_text": "", "incomplete": false, "lead_units": null, "units_text": "责任单位:市甲局", "deadline_to": "2021-09-30", "requirement": "每月公布一次,9月30日前补齐上半年的名单。", "deadline_from": null, "supporting_units": null}', 1);
INSERT INTO public.ledger_draftrow VALUES (2, 2, '公开民生信息', '公布入学办法', '8月31日前公布划片办法。', '["市乙局"]', NULL, NULL, '责任单位:市乙局', '8月31日前', NULL, '2021-08-31', '[{"kind": "by_date", "text": "8月31日前", "unit": "日期", "number": null}]', false, '', NULL, '', 7, 7, false, false, false, false, '{"task": "公布入学办法", "units": ["市乙局"], "source": [7, 7], "targets": [{"kind": "by_date", "text": "8月31日前", "unit": "日期", "number": null}], "category": "公开民生信息", "deadline": "8月31日前", "optional": false, "body_text": "", "incomplete": false, "lead_units": null, "units_text": "责任单位:市乙局", "deadline_to": "2021-08-31", "requirement": "8月31日前公布划片办法。", "deadline_from": null, "supporting_units": null}', 1);


--
-- Data for Name: ledger_lookbackitem; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: ledger_measurereading; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: ledger_notice; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ledger_notice VALUES (1, '通知', '', '', NULL, NULL, '', '', 2021, 'adopted', '09af1008e2f5ff65bff317a515a75129235190c9c44eb4d2a6863fc7b6d8a1b0', '通知.txt', 'prose', '{"texts": ["某市2021年政务公开任务"], "addressee": ""}', '[{"line": 3, "text": "", "level": 1, "heading": "公开民生信息", "children": [{"line": 5, "text": "每月公布一次,9月30日前补齐上半年的名单。(责任单位:市甲局)", "level": 2, "heading": "公布救助名单", "children": []}, {"line": 7, "text": "8月31日前公布划片办法。(责任单位:市乙局)", "level": 2, "heading": "公布入学办法", "children": []}]}]', '[]', '[]', '2021-06-08 01:30:00+00', '2021-06-08', NULL, 1, NULL, 1);


--
-- Data for Name: ledger_remindersent; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: ledger_report; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ledger_report VALUES (1, 1, '已经公布。', '2021-06-08 01:30:00+00', 'e308808888285ee6fe3cd7993595f6e1e698624876c07d95370907d0c028cade', 1, 3);
INSERT INTO public.ledger_report VALUES (2, 1, '已经公布。', '2021-06-08 02:30:00+00', '305567d9ca413b8b96ae45e8ca1c7205b39dc84fd9fd99c771aa237f1c671e16', 2, 4);


--
-- Data for Name: ledger_reportevidence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ledger_reportevidence VALUES (1, 1, 'link', 'https://www.example.gov.cn/1.html', 'https://www.example.gov.cn/1.html', '{}', NULL, 1);
INSERT INTO public.ledger_reportevidence VALUES (2, 1, 'link', 'https://www.example.gov.cn/1.html', 'https://www.example.gov.cn/1.html', '{}', NULL, 2);


--
-- Data for Name: ledger_requirement; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ledger_requirement VALUES (1, 1, 'notice', '每月公布一次,9月30日前补齐上半年的名单。', '每月公布一次,9月30日前补齐上半年的名单。', '责任单位:市甲局', '["市甲局"]', NULL, NULL, '9月30日前', NULL, '2021-09-30', '[{"kind": "cadence", "text": "每月公布一次", "unit": "次/月", "number": 1}, {"kind": "by_date", "text": "9月30日前", "unit": "日期", "number": null}, {"kind": "period", "text": "上半年", "unit": "日期", "number": null}]', false, '', NULL, NULL, '', 'report', '', 'at_least', NULL, NULL, NULL, NULL, NULL, 1);
INSERT INTO public.ledger_requirement VALUES (2, 2, 'notice', '8月31日前公布划片办法。', '8月31日前公布划片办法。', '责任单位:市乙局', '["市乙局"]', NULL, NULL, '8月31日前', NULL, '2021-08-31', '[{"kind": "by_date", "text": "8月31日前", "unit": "日期", "number": null}]', false, '', NULL, NULL, '', 'report', '', 'at_least', NULL, NULL, NULL, NULL, NULL, 2);


--
-- Data for Name: ledger_task; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ledger_task VALUES (1, 1, '公布救助名单', '公布救助名单', '', 'annex', 'notice', 1);
INSERT INTO public.ledger_task VALUES (2, 2, '公布入学办法', '公布入学办法', '', 'annex', 'notice', 1);


--
-- Data for Name: ledger_taskdisagreement; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: ledger_unitquestion; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: messaging_message; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.messaging_message VALUES (1, 'ledger.assigned', '收到1条要求：通知', '', '/desk/ledger/tasks/?notice=1', '经办1', '某市人民政府', NULL, '2021-06-08 01:30:00+00', NULL, 3);
INSERT INTO public.messaging_message VALUES (2, 'ledger.assigned', '收到1条要求：通知', '', '/desk/ledger/tasks/?notice=1', '经办1', '某市人民政府', NULL, '2021-06-08 01:30:00+00', NULL, 4);
INSERT INTO public.messaging_message VALUES (3, 'review.approved', '核验通过：任务1 · 每月公布一次,9月30日前补齐上半年的名单。 · 市甲局', '', '/desk/ledger/assignments/1/', '经办1', '某市人民政府', NULL, '2021-06-08 01:30:00+00', NULL, 3);
INSERT INTO public.messaging_message VALUES (4, 'review.sent_back', '核验退回：任务2 · 8月31日前公布划片办法。 · 市乙局', '', '/desk/ledger/assignments/2/', '经办1', '某市人民政府', NULL, '2021-06-08 02:30:00+00', NULL, 4);


--
-- Data for Name: mfa_authenticator; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mfa_authenticator VALUES (1, 'totp', '{"secret": "v1.k1.5HGllzYHrPUXgKT8jqNXkqFl18MjFllX_i5WNGQyu38yB8dkN_vwZq86AZunQDW3fbdEydcTuCQISxQF"}', 1, '2026-11-24 15:39:52.850638+00', NULL);


--
-- Data for Name: organisations_account; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organisations_account VALUES (1, '!', NULL, 'xietiao', true, false);
INSERT INTO public.organisations_account VALUES (2, '!', NULL, 'officer2', true, false);
INSERT INTO public.organisations_account VALUES (3, '!', NULL, 'jingban', true, false);
INSERT INTO public.organisations_account VALUES (4, '!', NULL, 'officer4', true, false);


--
-- Data for Name: organisations_collectivealias; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: organisations_collectivename; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: organisations_formername; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: organisations_officer; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organisations_officer VALUES (1, '经办1', 'business', true, 1, 1, NULL);
INSERT INTO public.organisations_officer VALUES (2, '经办2', 'business', true, 2, 1, NULL);
INSERT INTO public.organisations_officer VALUES (3, '经办3', 'business', true, 3, 2, NULL);
INSERT INTO public.organisations_officer VALUES (4, '经办4', 'business', true, 4, 3, NULL);


--
-- Data for Name: organisations_organ; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organisations_organ VALUES (1, '某市人民政府', '', '某市政府', 'municipal_government', 'city', '', '', true, NULL, 1000, NULL, NULL);
INSERT INTO public.organisations_organ VALUES (2, '市甲局', '', '市甲局', 'department', 'city', '', '', true, NULL, 1000, NULL, 1);
INSERT INTO public.organisations_organ VALUES (3, '市乙局', '', '市乙局', 'department', 'city', '', '', true, NULL, 1000, NULL, 1);


--
-- Data for Name: organisations_organalias; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: organisations_post; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: organisations_rolegrant; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organisations_rolegrant VALUES (1, 'coordinator', 1, 1);
INSERT INTO public.organisations_rolegrant VALUES (2, 'coordinator', 2, 1);
INSERT INTO public.organisations_rolegrant VALUES (3, 'drafter', 3, 2);
INSERT INTO public.organisations_rolegrant VALUES (4, 'drafter', 4, 3);


--
-- Data for Name: organisations_signinpolicy; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: portal_claritycount; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: review_approval; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.review_approval VALUES (1, 'ledger.report', 1, 'e308808888285ee6fe3cd7993595f6e1e698624876c07d95370907d0c028cade', 'verify', 'approved', '', '2021-06-08 01:30:00+00', 1, 3, 1);
INSERT INTO public.review_approval VALUES (2, 'ledger.report', 2, '305567d9ca413b8b96ae45e8ca1c7205b39dc84fd9fd99c771aa237f1c671e16', 'verify', 'sent_back', '链接打不开。', '2021-06-08 02:30:00+00', 1, 4, 2);


--
-- Data for Name: review_reviewrequest; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.review_reviewrequest VALUES (1, 'ledger.report', 1, 'e308808888285ee6fe3cd7993595f6e1e698624876c07d95370907d0c028cade', 'verify', 'coordinator', '任务1 · 每月公布一次,9月30日前补齐上半年的名单。 · 市甲局', '/desk/ledger/assignments/1/', 'approved', '2021-06-08 01:30:00+00', '2021-06-08 01:30:00+00', 3, 1);
INSERT INTO public.review_reviewrequest VALUES (2, 'ledger.report', 2, '305567d9ca413b8b96ae45e8ca1c7205b39dc84fd9fd99c771aa237f1c671e16', 'verify', 'coordinator', '任务2 · 8月31日前公布划片办法。 · 市乙局', '/desk/ledger/assignments/2/', 'sent_back', '2021-06-08 02:30:00+00', '2021-06-08 02:30:00+00', 4, 1);


--
-- Data for Name: worklist_workitem; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.worklist_workitem VALUES (1, 'ledger.notice', 1, 'coordinator', '核对并确认台账', '通知', 'ledger', '/desk/ledger/notices/1/', NULL, NULL, '', DEFAULT, 'done', NULL, '2021-06-08 01:30:00+00', '2021-06-08 01:30:00+00', NULL, 1);
INSERT INTO public.worklist_workitem VALUES (2, 'ledger.assignment', 1, '', '接受任务', '任务1 · 每月公布一次,9月30日前补齐上半年的名单。', 'ledger', '/desk/ledger/assignments/1/', '2021-09-30', NULL, '《通知》，9月30日前', DEFAULT, 'done', NULL, '2021-06-08 01:30:00+00', '2021-06-08 01:30:00+00', NULL, 2);
INSERT INTO public.worklist_workitem VALUES (4, 'ledger.assignment', 1, '', '落实并报送', '任务1 · 每月公布一次,9月30日前补齐上半年的名单。', 'ledger', '/desk/ledger/assignments/1/', '2021-09-30', NULL, '《通知》，9月30日前', DEFAULT, 'done', NULL, '2021-06-08 01:30:00+00', '2021-06-08 01:30:00+00', NULL, 2);
INSERT INTO public.worklist_workitem VALUES (5, 'review.request', 1, 'coordinator', '核验', '任务1 · 每月公布一次,9月30日前补齐上半年的名单。 · 市甲局', 'review', '/desk/ledger/assignments/1/', '2021-09-30', NULL, '《通知》，9月30日前', DEFAULT, 'done', NULL, '2021-06-08 01:30:00+00', '2021-06-08 01:30:00+00', NULL, 1);
INSERT INTO public.worklist_workitem VALUES (3, 'ledger.assignment', 2, '', '接受任务', '任务2 · 8月31日前公布划片办法。', 'ledger', '/desk/ledger/assignments/2/', '2021-08-31', NULL, '《通知》，8月31日前', DEFAULT, 'done', NULL, '2021-06-08 01:30:00+00', '2021-06-08 02:30:00+00', NULL, 3);
INSERT INTO public.worklist_workitem VALUES (6, 'ledger.assignment', 2, '', '落实并报送', '任务2 · 8月31日前公布划片办法。', 'ledger', '/desk/ledger/assignments/2/', '2021-08-31', NULL, '《通知》，8月31日前', DEFAULT, 'done', NULL, '2021-06-08 02:30:00+00', '2021-06-08 02:30:00+00', NULL, 3);
INSERT INTO public.worklist_workitem VALUES (7, 'review.request', 2, 'coordinator', '核验', '任务2 · 8月31日前公布划片办法。 · 市乙局', 'review', '/desk/ledger/assignments/2/', '2021-08-31', NULL, '《通知》，8月31日前', DEFAULT, 'done', NULL, '2021-06-08 02:30:00+00', '2021-06-08 02:30:00+00', NULL, 1);
INSERT INTO public.worklist_workitem VALUES (8, 'ledger.assignment', 2, '', '整改后再报', '任务2 · 8月31日前公布划片办法。', 'ledger', '/desk/ledger/assignments/2/', '2021-08-31', NULL, '《通知》，8月31日前', DEFAULT, 'open', 'organ:3:', '2021-06-08 02:30:00+00', NULL, NULL, 3);


--
-- Name: account_emailaddress_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);


--
-- Name: account_emailconfirmation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);


--
-- Name: auth_group_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_permission_id_seq', 212, true);


--
-- Name: axes_accessattempt_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.axes_accessattempt_id_seq', 1, false);


--
-- Name: axes_accessfailurelog_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.axes_accessfailurelog_id_seq', 1, false);


--
-- Name: axes_accesslog_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.axes_accesslog_id_seq', 1, false);


--
-- Name: base_blob_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.base_blob_id_seq', 1, true);


--
-- Name: base_calendaryear_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.base_calendaryear_id_seq', 1, true);


--
-- Name: base_delivery_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.base_delivery_id_seq', 1, false);


--
-- Name: base_event_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.base_event_id_seq', 16, true);


--
-- Name: base_heartbeat_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.base_heartbeat_id_seq', 1, false);


--
-- Name: base_lease_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.base_lease_id_seq', 1, true);


--
-- Name: base_outboxmessage_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.base_outboxmessage_id_seq', 1, false);


--
-- Name: base_parameteroverride_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.base_parameteroverride_id_seq', 1, false);


--
-- Name: base_periodicjob_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.base_periodicjob_id_seq', 1, false);


--
-- Name: base_rulebookchange_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.base_rulebookchange_id_seq', 1, true);


--
-- Name: base_seal_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.base_seal_id_seq', 1, true);


--
-- Name: base_sealedevent_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.base_sealedevent_id_seq', 16, true);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_content_type_id_seq', 53, true);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_migrations_id_seq', 65, true);


--
-- Name: ledger_assignment_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ledger_assignment_id_seq', 2, true);


--
-- Name: ledger_category_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ledger_category_id_seq', 1, true);


--
-- Name: ledger_draftrow_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ledger_draftrow_id_seq', 2, true);


--
-- Name: ledger_lookbackitem_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ledger_lookbackitem_id_seq', 1, false);


--
-- Name: ledger_measurereading_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ledger_measurereading_id_seq', 1, false);


--
-- Name: ledger_notice_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ledger_notice_id_seq', 1, true);


--
-- Name: ledger_remindersent_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ledger_remindersent_id_seq', 1, false);


--
-- Name: ledger_report_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ledger_report_id_seq', 2, true);


--
-- Name: ledger_reportevidence_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ledger_reportevidence_id_seq', 2, true);


--
-- Name: ledger_requirement_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ledger_requirement_id_seq', 2, true);


--
-- Name: ledger_task_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ledger_task_id_seq', 2, true);


--
-- Name: ledger_taskdisagreement_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ledger_taskdisagreement_id_seq', 1, false);


--
-- Name: ledger_unitquestion_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ledger_unitquestion_id_seq', 1, false);


--
-- Name: messaging_message_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.messaging_message_id_seq', 4, true);


--
-- Name: mfa_authenticator_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, true);


--
-- Name: organisations_account_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organisations_account_id_seq', 4, true);


--
-- Name: organisations_collectivealias_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organisations_collectivealias_id_seq', 1, false);


--
-- Name: organisations_collectivename_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organisations_collectivename_id_seq', 1, false);


--
-- Name: organisations_formername_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organisations_formername_id_seq', 1, false);


--
-- Name: organisations_officer_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organisations_officer_id_seq', 4, true);


--
-- Name: organisations_organ_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organisations_organ_id_seq', 3, true);


--
-- Name: organisations_organalias_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organisations_organalias_id_seq', 1, false);


--
-- Name: organisations_post_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organisations_post_id_seq', 1, false);


--
-- Name: organisations_rolegrant_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organisations_rolegrant_id_seq', 4, true);


--
-- Name: organisations_signinpolicy_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organisations_signinpolicy_id_seq', 1, false);


--
-- Name: portal_claritycount_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.portal_claritycount_id_seq', 1, false);


--
-- Name: review_approval_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.review_approval_id_seq', 2, true);


--
-- Name: review_reviewrequest_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.review_reviewrequest_id_seq', 2, true);


--
-- Name: worklist_workitem_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.worklist_workitem_id_seq', 8, true);


--
-- Name: account_emailaddress account_emailaddress_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);


--
-- Name: account_emailaddress account_emailaddress_user_id_email_987c8728_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);


--
-- Name: account_emailconfirmation account_emailconfirmation_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);


--
-- Name: account_emailconfirmation account_emailconfirmation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);


--
-- Name: organisations_organalias alias_once_in_a_realm; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_organalias
    ADD CONSTRAINT alias_once_in_a_realm UNIQUE (realm_id, key);


--
-- Name: auth_group auth_group_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);


--
-- Name: auth_group_permissions auth_group_permissions_group_id_permission_id_0cd325b0_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);


--
-- Name: auth_group_permissions auth_group_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);


--
-- Name: auth_group auth_group_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);


--
-- Name: auth_permission auth_permission_content_type_id_codename_01ab375a_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);


--
-- Name: auth_permission auth_permission_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);


--
-- Name: axes_accessattempt axes_accessattempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_pkey PRIMARY KEY (id);


--
-- Name: axes_accessattempt axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.axes_accessattempt
    ADD CONSTRAINT axes_accessattempt_username_ip_address_user_agent_8ea22282_uniq UNIQUE (username, ip_address, user_agent);


--
-- Name: axes_accessattemptexpiration axes_accessattemptexpiration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptexpiration_pkey PRIMARY KEY (access_attempt_id);


--
-- Name: axes_accessfailurelog axes_accessfailurelog_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.axes_accessfailurelog
    ADD CONSTRAINT axes_accessfailurelog_pkey PRIMARY KEY (id);


--
-- Name: axes_accesslog axes_accesslog_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.axes_accesslog
    ADD CONSTRAINT axes_accesslog_pkey PRIMARY KEY (id);


--
-- Name: base_blob base_blob_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_blob
    ADD CONSTRAINT base_blob_pkey PRIMARY KEY (id);


--
-- Name: base_calendaryear base_calendaryear_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_calendaryear
    ADD CONSTRAINT base_calendaryear_pkey PRIMARY KEY (id);


--
-- Name: base_delivery base_delivery_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_delivery
    ADD CONSTRAINT base_delivery_pkey PRIMARY KEY (id);


--
-- Name: base_demomark base_demomark_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_demomark
    ADD CONSTRAINT base_demomark_pkey PRIMARY KEY (id);


--
-- Name: base_event base_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_event
    ADD CONSTRAINT base_event_pkey PRIMARY KEY (id);


--
-- Name: base_heartbeat base_heartbeat_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_heartbeat
    ADD CONSTRAINT base_heartbeat_pkey PRIMARY KEY (id);


--
-- Name: base_lease base_lease_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_lease
    ADD CONSTRAINT base_lease_name_key UNIQUE (name);


--
-- Name: base_lease base_lease_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_lease
    ADD CONSTRAINT base_lease_pkey PRIMARY KEY (id);


--
-- Name: base_outboxmessage base_outboxmessage_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_outboxmessage
    ADD CONSTRAINT base_outboxmessage_pkey PRIMARY KEY (id);


--
-- Name: base_parameteroverride base_parameteroverride_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_parameteroverride
    ADD CONSTRAINT base_parameteroverride_pkey PRIMARY KEY (id);


--
-- Name: base_periodicjob base_periodicjob_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_periodicjob
    ADD CONSTRAINT base_periodicjob_name_key UNIQUE (name);


--
-- Name: base_periodicjob base_periodicjob_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_periodicjob
    ADD CONSTRAINT base_periodicjob_pkey PRIMARY KEY (id);


--
-- Name: base_rulebookchange base_rulebookchange_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_rulebookchange
    ADD CONSTRAINT base_rulebookchange_pkey PRIMARY KEY (id);


--
-- Name: base_rulebookchange base_rulebookchange_token_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_rulebookchange
    ADD CONSTRAINT base_rulebookchange_token_key UNIQUE (token);


--
-- Name: base_seal base_seal_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_seal
    ADD CONSTRAINT base_seal_number_key UNIQUE (number);


--
-- Name: base_seal base_seal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_seal
    ADD CONSTRAINT base_seal_pkey PRIMARY KEY (id);


--
-- Name: base_sealedevent base_sealedevent_event_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_sealedevent
    ADD CONSTRAINT base_sealedevent_event_id_key UNIQUE (event_id);


--
-- Name: base_sealedevent base_sealedevent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_sealedevent
    ADD CONSTRAINT base_sealedevent_pkey PRIMARY KEY (id);


--
-- Name: base_calendaryear calendar_year_version; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_calendaryear
    ADD CONSTRAINT calendar_year_version UNIQUE (year, version);


--
-- Name: portal_claritycount clarity_count_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_claritycount
    ADD CONSTRAINT clarity_count_once UNIQUE (page, answer, "on");


--
-- Name: base_delivery delivery_one_per_consumer; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_delivery
    ADD CONSTRAINT delivery_one_per_consumer UNIQUE (message_id, consumer);


--
-- Name: django_content_type django_content_type_app_label_model_76bd3d3b_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);


--
-- Name: django_content_type django_content_type_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);


--
-- Name: django_migrations django_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);


--
-- Name: django_session django_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);


--
-- Name: django_tasks_database_dbtaskresult django_tasks_database_dbtaskresult_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_tasks_database_dbtaskresult
    ADD CONSTRAINT django_tasks_database_dbtaskresult_pkey PRIMARY KEY (id);


--
-- Name: base_event event_no_fork; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_event
    ADD CONSTRAINT event_no_fork UNIQUE (subject_type, subject_id, seq);


--
-- Name: organisations_formername former_name_one_a_day; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_formername
    ADD CONSTRAINT former_name_one_a_day UNIQUE (organ_id, until_on);


--
-- Name: base_heartbeat heartbeat_one_per_process; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_heartbeat
    ADD CONSTRAINT heartbeat_one_per_process UNIQUE (name, process);


--
-- Name: ledger_assignment ledger_assignment_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_assignment
    ADD CONSTRAINT ledger_assignment_once UNIQUE (requirement_id, organ_id);


--
-- Name: ledger_assignment ledger_assignment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_assignment
    ADD CONSTRAINT ledger_assignment_pkey PRIMARY KEY (id);


--
-- Name: ledger_category ledger_category_ordinal; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_category
    ADD CONSTRAINT ledger_category_ordinal UNIQUE (notice_id, ordinal);


--
-- Name: ledger_category ledger_category_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_category
    ADD CONSTRAINT ledger_category_pkey PRIMARY KEY (id);


--
-- Name: ledger_taskdisagreement ledger_disagreement_ordinal; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_taskdisagreement
    ADD CONSTRAINT ledger_disagreement_ordinal UNIQUE (notice_id, ordinal);


--
-- Name: ledger_draftrow ledger_draft_row_ordinal; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_draftrow
    ADD CONSTRAINT ledger_draft_row_ordinal UNIQUE (notice_id, ordinal);


--
-- Name: ledger_draftrow ledger_draftrow_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_draftrow
    ADD CONSTRAINT ledger_draftrow_pkey PRIMARY KEY (id);


--
-- Name: ledger_lookbackitem ledger_look_back_ordinal; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_lookbackitem
    ADD CONSTRAINT ledger_look_back_ordinal UNIQUE (notice_id, ordinal);


--
-- Name: ledger_lookbackitem ledger_lookbackitem_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_lookbackitem
    ADD CONSTRAINT ledger_lookbackitem_pkey PRIMARY KEY (id);


--
-- Name: ledger_measurereading ledger_measurereading_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_measurereading
    ADD CONSTRAINT ledger_measurereading_pkey PRIMARY KEY (id);


--
-- Name: ledger_notice ledger_notice_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_notice
    ADD CONSTRAINT ledger_notice_pkey PRIMARY KEY (id);


--
-- Name: ledger_remindersent ledger_reminder_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_remindersent
    ADD CONSTRAINT ledger_reminder_once UNIQUE (assignment_id, due_on, step);


--
-- Name: ledger_remindersent ledger_remindersent_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_remindersent
    ADD CONSTRAINT ledger_remindersent_pkey PRIMARY KEY (id);


--
-- Name: ledger_reportevidence ledger_report_evidence_ordinal; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_reportevidence
    ADD CONSTRAINT ledger_report_evidence_ordinal UNIQUE (report_id, ordinal);


--
-- Name: ledger_report ledger_report_ordinal; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_report
    ADD CONSTRAINT ledger_report_ordinal UNIQUE (assignment_id, ordinal);


--
-- Name: ledger_report ledger_report_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_report
    ADD CONSTRAINT ledger_report_pkey PRIMARY KEY (id);


--
-- Name: ledger_reportevidence ledger_reportevidence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_reportevidence
    ADD CONSTRAINT ledger_reportevidence_pkey PRIMARY KEY (id);


--
-- Name: ledger_requirement ledger_requirement_carried_from_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_requirement
    ADD CONSTRAINT ledger_requirement_carried_from_id_key UNIQUE (carried_from_id);


--
-- Name: ledger_requirement ledger_requirement_ordinal; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_requirement
    ADD CONSTRAINT ledger_requirement_ordinal UNIQUE (task_id, ordinal);


--
-- Name: ledger_requirement ledger_requirement_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_requirement
    ADD CONSTRAINT ledger_requirement_pkey PRIMARY KEY (id);


--
-- Name: ledger_task ledger_task_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_task
    ADD CONSTRAINT ledger_task_number UNIQUE (category_id, number);


--
-- Name: ledger_task ledger_task_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_task
    ADD CONSTRAINT ledger_task_pkey PRIMARY KEY (id);


--
-- Name: ledger_taskdisagreement ledger_taskdisagreement_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_taskdisagreement
    ADD CONSTRAINT ledger_taskdisagreement_pkey PRIMARY KEY (id);


--
-- Name: ledger_unitquestion ledger_unit_question_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_unitquestion
    ADD CONSTRAINT ledger_unit_question_once UNIQUE (requirement_id, text);


--
-- Name: ledger_unitquestion ledger_unitquestion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_unitquestion
    ADD CONSTRAINT ledger_unitquestion_pkey PRIMARY KEY (id);


--
-- Name: messaging_message message_once_per_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messaging_message
    ADD CONSTRAINT message_once_per_key UNIQUE (recipient_id, key);


--
-- Name: messaging_message messaging_message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messaging_message
    ADD CONSTRAINT messaging_message_pkey PRIMARY KEY (id);


--
-- Name: mfa_authenticator mfa_authenticator_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);


--
-- Name: organisations_account organisations_account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_account
    ADD CONSTRAINT organisations_account_pkey PRIMARY KEY (id);


--
-- Name: organisations_account organisations_account_username_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_account
    ADD CONSTRAINT organisations_account_username_key UNIQUE (username);


--
-- Name: organisations_collectivealias organisations_collectivealias_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_collectivealias
    ADD CONSTRAINT organisations_collectivealias_key_key UNIQUE (key);


--
-- Name: organisations_collectivealias organisations_collectivealias_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_collectivealias
    ADD CONSTRAINT organisations_collectivealias_pkey PRIMARY KEY (id);


--
-- Name: organisations_collectivename organisations_collectivename_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_collectivename
    ADD CONSTRAINT organisations_collectivename_key_key UNIQUE (key);


--
-- Name: organisations_collectivename organisations_collectivename_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_collectivename
    ADD CONSTRAINT organisations_collectivename_name_key UNIQUE (name);


--
-- Name: organisations_collectivename organisations_collectivename_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_collectivename
    ADD CONSTRAINT organisations_collectivename_pkey PRIMARY KEY (id);


--
-- Name: organisations_formername organisations_formername_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_formername
    ADD CONSTRAINT organisations_formername_pkey PRIMARY KEY (id);


--
-- Name: organisations_officer organisations_officer_account_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_officer
    ADD CONSTRAINT organisations_officer_account_id_key UNIQUE (account_id);


--
-- Name: organisations_officer organisations_officer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_officer
    ADD CONSTRAINT organisations_officer_pkey PRIMARY KEY (id);


--
-- Name: organisations_organ organisations_organ_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_organ
    ADD CONSTRAINT organisations_organ_pkey PRIMARY KEY (id);


--
-- Name: organisations_organalias organisations_organalias_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_organalias
    ADD CONSTRAINT organisations_organalias_pkey PRIMARY KEY (id);


--
-- Name: organisations_post organisations_post_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_post
    ADD CONSTRAINT organisations_post_pkey PRIMARY KEY (id);


--
-- Name: organisations_rolegrant organisations_rolegrant_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_rolegrant
    ADD CONSTRAINT organisations_rolegrant_pkey PRIMARY KEY (id);


--
-- Name: organisations_signinpolicy organisations_signinpolicy_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_signinpolicy
    ADD CONSTRAINT organisations_signinpolicy_pkey PRIMARY KEY (id);


--
-- Name: base_outboxmessage outbox_one_per_fact; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_outboxmessage
    ADD CONSTRAINT outbox_one_per_fact UNIQUE (topic, key);


--
-- Name: portal_claritycount portal_claritycount_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_claritycount
    ADD CONSTRAINT portal_claritycount_pkey PRIMARY KEY (id);


--
-- Name: organisations_post post_once_in_an_organ; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_post
    ADD CONSTRAINT post_once_in_an_organ UNIQUE (organ_id, name);


--
-- Name: review_approval review_approval_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_approval
    ADD CONSTRAINT review_approval_pkey PRIMARY KEY (id);


--
-- Name: review_approval review_approval_request_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_approval
    ADD CONSTRAINT review_approval_request_id_key UNIQUE (request_id);


--
-- Name: review_reviewrequest review_reviewrequest_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_reviewrequest
    ADD CONSTRAINT review_reviewrequest_pkey PRIMARY KEY (id);


--
-- Name: organisations_rolegrant role_granted_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_rolegrant
    ADD CONSTRAINT role_granted_once UNIQUE (officer_id, role, organ_id);


--
-- Name: base_sealedevent sealed_event_place; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_sealedevent
    ADD CONSTRAINT sealed_event_place UNIQUE (seal_id, "position");


--
-- Name: worklist_workitem workitem_open_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.worklist_workitem
    ADD CONSTRAINT workitem_open_once UNIQUE (subject_type, subject_id, verb, open_key);


--
-- Name: worklist_workitem worklist_workitem_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.worklist_workitem
    ADD CONSTRAINT worklist_workitem_pkey PRIMARY KEY (id);


--
-- Name: account_emailaddress_email_03be32b2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);


--
-- Name: account_emailaddress_email_03be32b2_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);


--
-- Name: account_emailaddress_user_id_2c513194; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);


--
-- Name: account_emailconfirmation_email_address_id_5b7f8c58; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);


--
-- Name: account_emailconfirmation_key_f43612bd_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);


--
-- Name: approval_one_per_step; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX approval_one_per_step ON public.review_approval USING btree (subject_type, subject_id, content_hash, step) WHERE ((decision)::text = 'approved'::text);


--
-- Name: approval_one_step_per_person; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX approval_one_step_per_person ON public.review_approval USING btree (subject_type, subject_id, content_hash, approver_id) WHERE ((decision)::text = 'approved'::text);


--
-- Name: auth_group_name_a6ea08ec_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);


--
-- Name: auth_group_permissions_group_id_b120cbf9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);


--
-- Name: auth_group_permissions_permission_id_84c5c92e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);


--
-- Name: auth_permission_content_type_id_2f476e4b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);


--
-- Name: axes_accessattempt_ip_address_10922d9c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessattempt_ip_address_10922d9c ON public.axes_accessattempt USING btree (ip_address);


--
-- Name: axes_accessattempt_user_agent_ad89678b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessattempt_user_agent_ad89678b ON public.axes_accessattempt USING btree (user_agent);


--
-- Name: axes_accessattempt_user_agent_ad89678b_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessattempt_user_agent_ad89678b_like ON public.axes_accessattempt USING btree (user_agent varchar_pattern_ops);


--
-- Name: axes_accessattempt_username_3f2d4ca0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessattempt_username_3f2d4ca0 ON public.axes_accessattempt USING btree (username);


--
-- Name: axes_accessattempt_username_3f2d4ca0_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessattempt_username_3f2d4ca0_like ON public.axes_accessattempt USING btree (username varchar_pattern_ops);


--
-- Name: axes_accessfailurelog_ip_address_2e9f5a7f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessfailurelog_ip_address_2e9f5a7f ON public.axes_accessfailurelog USING btree (ip_address);


--
-- Name: axes_accessfailurelog_user_agent_ea145dda; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessfailurelog_user_agent_ea145dda ON public.axes_accessfailurelog USING btree (user_agent);


--
-- Name: axes_accessfailurelog_user_agent_ea145dda_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessfailurelog_user_agent_ea145dda_like ON public.axes_accessfailurelog USING btree (user_agent varchar_pattern_ops);


--
-- Name: axes_accessfailurelog_username_a8b7e8a4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessfailurelog_username_a8b7e8a4 ON public.axes_accessfailurelog USING btree (username);


--
-- Name: axes_accessfailurelog_username_a8b7e8a4_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accessfailurelog_username_a8b7e8a4_like ON public.axes_accessfailurelog USING btree (username varchar_pattern_ops);


--
-- Name: axes_accesslog_ip_address_86b417e5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accesslog_ip_address_86b417e5 ON public.axes_accesslog USING btree (ip_address);


--
-- Name: axes_accesslog_user_agent_0e659004; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accesslog_user_agent_0e659004 ON public.axes_accesslog USING btree (user_agent);


--
-- Name: axes_accesslog_user_agent_0e659004_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accesslog_user_agent_0e659004_like ON public.axes_accesslog USING btree (user_agent varchar_pattern_ops);


--
-- Name: axes_accesslog_username_df93064b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accesslog_username_df93064b ON public.axes_accesslog USING btree (username);


--
-- Name: axes_accesslog_username_df93064b_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX axes_accesslog_username_df93064b_like ON public.axes_accesslog USING btree (username varchar_pattern_ops);


--
-- Name: base_blob_hash_515dfeb1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX base_blob_hash_515dfeb1 ON public.base_blob USING btree (hash);


--
-- Name: base_blob_hash_515dfeb1_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX base_blob_hash_515dfeb1_like ON public.base_blob USING btree (hash varchar_pattern_ops);


--
-- Name: base_delivery_message_id_f94696ec; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX base_delivery_message_id_f94696ec ON public.base_delivery USING btree (message_id);


--
-- Name: base_event_at_49b3f4ac; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX base_event_at_49b3f4ac ON public.base_event USING btree (at);


--
-- Name: base_heartbeat_seen_at_1e6a807f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX base_heartbeat_seen_at_1e6a807f ON public.base_heartbeat USING btree (seen_at);


--
-- Name: base_lease_name_75631f69_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX base_lease_name_75631f69_like ON public.base_lease USING btree (name varchar_pattern_ops);


--
-- Name: base_periodicjob_due_at_fe2c92e8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX base_periodicjob_due_at_fe2c92e8 ON public.base_periodicjob USING btree (due_at);


--
-- Name: base_periodicjob_name_15b236fd_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX base_periodicjob_name_15b236fd_like ON public.base_periodicjob USING btree (name varchar_pattern_ops);


--
-- Name: base_rulebookchange_calendar_year_id_1333a00c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX base_rulebookchange_calendar_year_id_1333a00c ON public.base_rulebookchange USING btree (calendar_year_id);


--
-- Name: base_rulebookchange_parameter_override_id_a515328f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX base_rulebookchange_parameter_override_id_a515328f ON public.base_rulebookchange USING btree (parameter_override_id);


--
-- Name: base_seal_day_2acf5317; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX base_seal_day_2acf5317 ON public.base_seal USING btree (day);


--
-- Name: base_sealedevent_seal_id_e1a4a121; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX base_sealedevent_seal_id_e1a4a121 ON public.base_sealedevent USING btree (seal_id);


--
-- Name: delivery_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_due ON public.base_delivery USING btree (due_at) WHERE ((state)::text = 'waiting'::text);


--
-- Name: django_session_expire_date_a5c62663; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);


--
-- Name: django_session_session_key_c0390e0f_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);


--
-- Name: django_task_backend_071754_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_task_backend_071754_idx ON public.django_tasks_database_dbtaskresult USING btree (backend_name);


--
-- Name: django_task_queue_n_99c321_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_task_queue_n_99c321_idx ON public.django_tasks_database_dbtaskresult USING btree (queue_name);


--
-- Name: ledger_assignment_decline_asked_by_id_ac43624a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_assignment_decline_asked_by_id_ac43624a ON public.ledger_assignment USING btree (decline_asked_by_id);


--
-- Name: ledger_assignment_decline_decided_by_id_cf47a064; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_assignment_decline_decided_by_id_cf47a064 ON public.ledger_assignment USING btree (decline_decided_by_id);


--
-- Name: ledger_assignment_of_organ; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_assignment_of_organ ON public.ledger_assignment USING btree (organ_id, sort_on, id);


--
-- Name: ledger_assignment_of_req; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_assignment_of_req ON public.ledger_assignment USING btree (requirement_id, state);


--
-- Name: ledger_assignment_organ_id_ad3c19f7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_assignment_organ_id_ad3c19f7 ON public.ledger_assignment USING btree (organ_id);


--
-- Name: ledger_assignment_parent_id_3b95c5cb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_assignment_parent_id_3b95c5cb ON public.ledger_assignment USING btree (parent_id);


--
-- Name: ledger_assignment_reported_by_id_42db1cfa; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_assignment_reported_by_id_42db1cfa ON public.ledger_assignment USING btree (reported_by_id);


--
-- Name: ledger_assignment_requirement_id_99b1ba90; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_assignment_requirement_id_99b1ba90 ON public.ledger_assignment USING btree (requirement_id);


--
-- Name: ledger_assignment_verified_by_id_46777b41; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_assignment_verified_by_id_46777b41 ON public.ledger_assignment USING btree (verified_by_id);


--
-- Name: ledger_assignment_verified_reading_id_0a00cc07; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_assignment_verified_reading_id_0a00cc07 ON public.ledger_assignment USING btree (verified_reading_id);


--
-- Name: ledger_category_notice_id_05cbafc5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_category_notice_id_05cbafc5 ON public.ledger_category USING btree (notice_id);


--
-- Name: ledger_draftrow_notice_id_68544a2f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_draftrow_notice_id_68544a2f ON public.ledger_draftrow USING btree (notice_id);


--
-- Name: ledger_lookbackitem_checked_by_id_9f6936d6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_lookbackitem_checked_by_id_9f6936d6 ON public.ledger_lookbackitem USING btree (checked_by_id);


--
-- Name: ledger_lookbackitem_confirmed_by_id_2124d398; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_lookbackitem_confirmed_by_id_2124d398 ON public.ledger_lookbackitem USING btree (confirmed_by_id);


--
-- Name: ledger_lookbackitem_notice_id_a128b414; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_lookbackitem_notice_id_a128b414 ON public.ledger_lookbackitem USING btree (notice_id);


--
-- Name: ledger_lookbackitem_source_requirement_id_683b9336; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_lookbackitem_source_requirement_id_683b9336 ON public.ledger_lookbackitem USING btree (source_requirement_id);


--
-- Name: ledger_lookbackitem_source_row_id_bdb2df3e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_lookbackitem_source_row_id_bdb2df3e ON public.ledger_lookbackitem USING btree (source_row_id);


--
-- Name: ledger_measurereading_assignment_id_474351b7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_measurereading_assignment_id_474351b7 ON public.ledger_measurereading USING btree (assignment_id);


--
-- Name: ledger_notice_imported_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX ledger_notice_imported_once ON public.ledger_notice USING btree (issuing_organ_id, source_hash) WHERE (NOT ((state)::text = 'discarded'::text));


--
-- Name: ledger_notice_issuing_organ_id_20226322; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_notice_issuing_organ_id_20226322 ON public.ledger_notice USING btree (issuing_organ_id);


--
-- Name: ledger_notice_predecessor_id_237da545; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_notice_predecessor_id_237da545 ON public.ledger_notice USING btree (predecessor_id);


--
-- Name: ledger_notice_source_id_5fe540cb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_notice_source_id_5fe540cb ON public.ledger_notice USING btree (source_id);


--
-- Name: ledger_remindersent_assignment_id_174e06ae; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_remindersent_assignment_id_174e06ae ON public.ledger_remindersent USING btree (assignment_id);


--
-- Name: ledger_report_assignment_id_229926ff; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_report_assignment_id_229926ff ON public.ledger_report USING btree (assignment_id);


--
-- Name: ledger_report_by_id_b251cd1a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_report_by_id_b251cd1a ON public.ledger_report USING btree (by_id);


--
-- Name: ledger_reportevidence_blob_id_8f0ba020; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_reportevidence_blob_id_8f0ba020 ON public.ledger_reportevidence USING btree (blob_id);


--
-- Name: ledger_reportevidence_report_id_9fc006b9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_reportevidence_report_id_9fc006b9 ON public.ledger_reportevidence USING btree (report_id);


--
-- Name: ledger_requirement_condition_met_by_id_407df92e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_requirement_condition_met_by_id_407df92e ON public.ledger_requirement USING btree (condition_met_by_id);


--
-- Name: ledger_requirement_measure_confirmed_by_id_07ff33f8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_requirement_measure_confirmed_by_id_07ff33f8 ON public.ledger_requirement USING btree (measure_confirmed_by_id);


--
-- Name: ledger_requirement_measure_set_by_id_a04070bb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_requirement_measure_set_by_id_a04070bb ON public.ledger_requirement USING btree (measure_set_by_id);


--
-- Name: ledger_requirement_task_id_e556e18b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_requirement_task_id_e556e18b ON public.ledger_requirement USING btree (task_id);


--
-- Name: ledger_task_category_id_a41d6766; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_task_category_id_a41d6766 ON public.ledger_task USING btree (category_id);


--
-- Name: ledger_taskdisagreement_decided_by_id_b0183ec0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_taskdisagreement_decided_by_id_b0183ec0 ON public.ledger_taskdisagreement USING btree (decided_by_id);


--
-- Name: ledger_taskdisagreement_notice_id_5221c14a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_taskdisagreement_notice_id_5221c14a ON public.ledger_taskdisagreement USING btree (notice_id);


--
-- Name: ledger_taskdisagreement_task_id_11369820; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_taskdisagreement_task_id_11369820 ON public.ledger_taskdisagreement USING btree (task_id);


--
-- Name: ledger_unitquestion_answered_by_id_ac5ef072; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_unitquestion_answered_by_id_ac5ef072 ON public.ledger_unitquestion USING btree (answered_by_id);


--
-- Name: ledger_unitquestion_requirement_id_084bf543; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_unitquestion_requirement_id_084bf543 ON public.ledger_unitquestion USING btree (requirement_id);


--
-- Name: message_inbox; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX message_inbox ON public.messaging_message USING btree (recipient_id, id DESC);


--
-- Name: message_unread; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX message_unread ON public.messaging_message USING btree (recipient_id) WHERE (read_at IS NULL);


--
-- Name: messaging_message_recipient_id_6eb91564; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX messaging_message_recipient_id_6eb91564 ON public.messaging_message USING btree (recipient_id);


--
-- Name: mfa_authenticator_user_id_0c3a50c0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);


--
-- Name: organ_name_in_use_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX organ_name_in_use_once ON public.organisations_organ USING btree (key) WHERE is_active;


--
-- Name: organ_uscc_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX organ_uscc_once ON public.organisations_organ USING btree (uscc) WHERE (NOT ((uscc)::text = ''::text));


--
-- Name: organisations_account_username_72802dec_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisations_account_username_72802dec_like ON public.organisations_account USING btree (username varchar_pattern_ops);


--
-- Name: organisations_collectivealias_collective_id_3546ce21; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisations_collectivealias_collective_id_3546ce21 ON public.organisations_collectivealias USING btree (collective_id);


--
-- Name: organisations_collectivealias_key_97dbecc6_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisations_collectivealias_key_97dbecc6_like ON public.organisations_collectivealias USING btree (key varchar_pattern_ops);


--
-- Name: organisations_collectivename_key_7e502287_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisations_collectivename_key_7e502287_like ON public.organisations_collectivename USING btree (key varchar_pattern_ops);


--
-- Name: organisations_collectivename_name_c846166e_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisations_collectivename_name_c846166e_like ON public.organisations_collectivename USING btree (name varchar_pattern_ops);


--
-- Name: organisations_formername_organ_id_896eecbf; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisations_formername_organ_id_896eecbf ON public.organisations_formername USING btree (organ_id);


--
-- Name: organisations_officer_organ_id_b89e5dd0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisations_officer_organ_id_b89e5dd0 ON public.organisations_officer USING btree (organ_id);


--
-- Name: organisations_officer_post_id_b9878c16; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisations_officer_post_id_b9878c16 ON public.organisations_officer USING btree (post_id);


--
-- Name: organisations_organ_merged_into_id_8cafb4c7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisations_organ_merged_into_id_8cafb4c7 ON public.organisations_organ USING btree (merged_into_id);


--
-- Name: organisations_organ_parent_id_f43f027c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisations_organ_parent_id_f43f027c ON public.organisations_organ USING btree (parent_id);


--
-- Name: organisations_organalias_organ_id_ad4b3b15; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisations_organalias_organ_id_ad4b3b15 ON public.organisations_organalias USING btree (organ_id);


--
-- Name: organisations_organalias_realm_id_f26d7db3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisations_organalias_realm_id_f26d7db3 ON public.organisations_organalias USING btree (realm_id);


--
-- Name: organisations_post_organ_id_f9aec0ea; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisations_post_organ_id_f9aec0ea ON public.organisations_post USING btree (organ_id);


--
-- Name: organisations_rolegrant_officer_id_1172336e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisations_rolegrant_officer_id_1172336e ON public.organisations_rolegrant USING btree (officer_id);


--
-- Name: organisations_rolegrant_organ_id_7f65bce4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organisations_rolegrant_organ_id_7f65bce4 ON public.organisations_rolegrant USING btree (organ_id);


--
-- Name: review_approval_approver_id_d7ccf405; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX review_approval_approver_id_d7ccf405 ON public.review_approval USING btree (approver_id);


--
-- Name: review_approval_author_id_59cedcb5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX review_approval_author_id_59cedcb5 ON public.review_approval USING btree (author_id);


--
-- Name: review_one_open_request; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX review_one_open_request ON public.review_reviewrequest USING btree (subject_type, subject_id, step) WHERE ((state)::text = 'open'::text);


--
-- Name: review_request_subject; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX review_request_subject ON public.review_reviewrequest USING btree (subject_type, subject_id, content_hash);


--
-- Name: review_reviewrequest_author_id_eb41f12f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX review_reviewrequest_author_id_eb41f12f ON public.review_reviewrequest USING btree (author_id);


--
-- Name: review_reviewrequest_organ_id_7c39e2fd; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX review_reviewrequest_organ_id_7c39e2fd ON public.review_reviewrequest USING btree (organ_id);


--
-- Name: tasks_db_new_ordering_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX tasks_db_new_ordering_idx ON public.django_tasks_database_dbtaskresult USING btree (status, priority DESC, run_after, enqueued_at) WHERE ((status)::text = 'READY'::text);


--
-- Name: unique_authenticator_type; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));


--
-- Name: unique_primary_email; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";


--
-- Name: unique_verified_email; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;


--
-- Name: workitem_of_officer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workitem_of_officer ON public.worklist_workitem USING btree (officer_id, sort_on, id) WHERE ((state)::text = 'open'::text);


--
-- Name: workitem_of_organ; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workitem_of_organ ON public.worklist_workitem USING btree (organ_id, role, sort_on, id) WHERE ((state)::text = 'open'::text);


--
-- Name: workitem_of_subject; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workitem_of_subject ON public.worklist_workitem USING btree (subject_type, subject_id);


--
-- Name: worklist_workitem_officer_id_55157f6f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX worklist_workitem_officer_id_55157f6f ON public.worklist_workitem USING btree (officer_id);


--
-- Name: worklist_workitem_organ_id_24d6179e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX worklist_workitem_organ_id_24d6179e ON public.worklist_workitem USING btree (organ_id);


--
-- Name: organisations_rolegrant apart_grant_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER apart_grant_insert BEFORE INSERT ON public.organisations_rolegrant FOR EACH ROW EXECUTE FUNCTION public.apart_grant_insert();

ALTER TABLE public.organisations_rolegrant ENABLE ALWAYS TRIGGER apart_grant_insert;


--
-- Name: organisations_rolegrant apart_grant_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER apart_grant_update BEFORE UPDATE ON public.organisations_rolegrant FOR EACH ROW EXECUTE FUNCTION public.apart_grant_update();

ALTER TABLE public.organisations_rolegrant ENABLE ALWAYS TRIGGER apart_grant_update;


--
-- Name: organisations_officer apart_officer_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER apart_officer_update BEFORE UPDATE ON public.organisations_officer FOR EACH ROW EXECUTE FUNCTION public.apart_officer_update();

ALTER TABLE public.organisations_officer ENABLE ALWAYS TRIGGER apart_officer_update;


--
-- Name: base_event guard_base_event_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER guard_base_event_update BEFORE DELETE OR UPDATE OR TRUNCATE ON public.base_event FOR EACH STATEMENT EXECUTE FUNCTION public.guard_base_event_update();

ALTER TABLE public.base_event ENABLE ALWAYS TRIGGER guard_base_event_update;


--
-- Name: base_seal guard_base_seal_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER guard_base_seal_update BEFORE DELETE OR UPDATE OR TRUNCATE ON public.base_seal FOR EACH STATEMENT EXECUTE FUNCTION public.guard_base_seal_update();

ALTER TABLE public.base_seal ENABLE ALWAYS TRIGGER guard_base_seal_update;


--
-- Name: base_sealedevent guard_base_sealedevent_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER guard_base_sealedevent_update BEFORE DELETE OR UPDATE OR TRUNCATE ON public.base_sealedevent FOR EACH STATEMENT EXECUTE FUNCTION public.guard_base_sealedevent_update();

ALTER TABLE public.base_sealedevent ENABLE ALWAYS TRIGGER guard_base_sealedevent_update;


--
-- Name: ledger_measurereading guard_ledger_measurereading_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER guard_ledger_measurereading_update BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_measurereading FOR EACH STATEMENT EXECUTE FUNCTION public.guard_ledger_measurereading_update();

ALTER TABLE public.ledger_measurereading ENABLE ALWAYS TRIGGER guard_ledger_measurereading_update;


--
-- Name: review_approval guard_review_approval_copies; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER guard_review_approval_copies BEFORE INSERT ON public.review_approval FOR EACH ROW EXECUTE FUNCTION public.guard_review_approval_copies();

ALTER TABLE public.review_approval ENABLE ALWAYS TRIGGER guard_review_approval_copies;


--
-- Name: review_approval guard_review_approval_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER guard_review_approval_update BEFORE DELETE OR UPDATE OR TRUNCATE ON public.review_approval FOR EACH STATEMENT EXECUTE FUNCTION public.guard_review_approval_update();

ALTER TABLE public.review_approval ENABLE ALWAYS TRIGGER guard_review_approval_update;


--
-- Name: review_reviewrequest guard_review_request_deleted; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER guard_review_request_deleted BEFORE DELETE OR TRUNCATE ON public.review_reviewrequest FOR EACH STATEMENT EXECUTE FUNCTION public.guard_review_request_deleted();

ALTER TABLE public.review_reviewrequest ENABLE ALWAYS TRIGGER guard_review_request_deleted;


--
-- Name: review_reviewrequest guard_review_request_fixed; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER guard_review_request_fixed BEFORE UPDATE ON public.review_reviewrequest FOR EACH ROW EXECUTE FUNCTION public.guard_review_request_fixed();

ALTER TABLE public.review_reviewrequest ENABLE ALWAYS TRIGGER guard_review_request_fixed;


--
-- Name: ledger_report ledger_report_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER ledger_report_delete BEFORE DELETE ON public.ledger_report FOR EACH ROW EXECUTE FUNCTION public.ledger_report_delete();

ALTER TABLE public.ledger_report ENABLE ALWAYS TRIGGER ledger_report_delete;


--
-- Name: ledger_report ledger_report_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER ledger_report_update BEFORE UPDATE ON public.ledger_report FOR EACH ROW EXECUTE FUNCTION public.ledger_report_update();

ALTER TABLE public.ledger_report ENABLE ALWAYS TRIGGER ledger_report_update;


--
-- Name: ledger_assignment ledger_verified_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER ledger_verified_insert BEFORE INSERT ON public.ledger_assignment FOR EACH ROW EXECUTE FUNCTION public.ledger_verified_insert();

ALTER TABLE public.ledger_assignment ENABLE ALWAYS TRIGGER ledger_verified_insert;


--
-- Name: ledger_assignment ledger_verified_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER ledger_verified_update BEFORE UPDATE ON public.ledger_assignment FOR EACH ROW EXECUTE FUNCTION public.ledger_verified_update();

ALTER TABLE public.ledger_assignment ENABLE ALWAYS TRIGGER ledger_verified_update;


--
-- Name: account_emailaddress account_emailaddress_user_id_2c513194_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_organisat FOREIGN KEY (user_id) REFERENCES public.organisations_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: account_emailconfirmation account_emailconfirm_email_address_id_5b7f8c58_fk_account_e; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissio_permission_id_84c5c92e_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissions_group_id_b120cbf9_fk_auth_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_permission auth_permission_content_type_id_2f476e4b_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: axes_accessattemptexpiration axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.axes_accessattemptexpiration
    ADD CONSTRAINT axes_accessattemptex_access_attempt_id_6b73a47a_fk_axes_acce FOREIGN KEY (access_attempt_id) REFERENCES public.axes_accessattempt(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: base_delivery base_delivery_message_id_f94696ec_fk_base_outboxmessage_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_delivery
    ADD CONSTRAINT base_delivery_message_id_f94696ec_fk_base_outboxmessage_id FOREIGN KEY (message_id) REFERENCES public.base_outboxmessage(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: base_rulebookchange base_rulebookchange_calendar_year_id_1333a00c_fk_base_cale; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_rulebookchange
    ADD CONSTRAINT base_rulebookchange_calendar_year_id_1333a00c_fk_base_cale FOREIGN KEY (calendar_year_id) REFERENCES public.base_calendaryear(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: base_rulebookchange base_rulebookchange_parameter_override_i_a515328f_fk_base_para; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_rulebookchange
    ADD CONSTRAINT base_rulebookchange_parameter_override_i_a515328f_fk_base_para FOREIGN KEY (parameter_override_id) REFERENCES public.base_parameteroverride(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: base_sealedevent base_sealedevent_event_id_567884ee_fk_base_event_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_sealedevent
    ADD CONSTRAINT base_sealedevent_event_id_567884ee_fk_base_event_id FOREIGN KEY (event_id) REFERENCES public.base_event(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: base_sealedevent base_sealedevent_seal_id_e1a4a121_fk_base_seal_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.base_sealedevent
    ADD CONSTRAINT base_sealedevent_seal_id_e1a4a121_fk_base_seal_id FOREIGN KEY (seal_id) REFERENCES public.base_seal(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_assignment ledger_assignment_decline_asked_by_id_ac43624a_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_assignment
    ADD CONSTRAINT ledger_assignment_decline_asked_by_id_ac43624a_fk_organisat FOREIGN KEY (decline_asked_by_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_assignment ledger_assignment_decline_decided_by_i_cf47a064_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_assignment
    ADD CONSTRAINT ledger_assignment_decline_decided_by_i_cf47a064_fk_organisat FOREIGN KEY (decline_decided_by_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_assignment ledger_assignment_organ_id_ad3c19f7_fk_organisations_organ_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_assignment
    ADD CONSTRAINT ledger_assignment_organ_id_ad3c19f7_fk_organisations_organ_id FOREIGN KEY (organ_id) REFERENCES public.organisations_organ(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_assignment ledger_assignment_parent_id_3b95c5cb_fk_ledger_assignment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_assignment
    ADD CONSTRAINT ledger_assignment_parent_id_3b95c5cb_fk_ledger_assignment_id FOREIGN KEY (parent_id) REFERENCES public.ledger_assignment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_assignment ledger_assignment_reported_by_id_42db1cfa_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_assignment
    ADD CONSTRAINT ledger_assignment_reported_by_id_42db1cfa_fk_organisat FOREIGN KEY (reported_by_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_assignment ledger_assignment_requirement_id_99b1ba90_fk_ledger_re; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_assignment
    ADD CONSTRAINT ledger_assignment_requirement_id_99b1ba90_fk_ledger_re FOREIGN KEY (requirement_id) REFERENCES public.ledger_requirement(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_assignment ledger_assignment_verified_by_id_46777b41_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_assignment
    ADD CONSTRAINT ledger_assignment_verified_by_id_46777b41_fk_organisat FOREIGN KEY (verified_by_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_assignment ledger_assignment_verified_reading_id_0a00cc07_fk_ledger_me; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_assignment
    ADD CONSTRAINT ledger_assignment_verified_reading_id_0a00cc07_fk_ledger_me FOREIGN KEY (verified_reading_id) REFERENCES public.ledger_measurereading(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_category ledger_category_notice_id_05cbafc5_fk_ledger_notice_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_category
    ADD CONSTRAINT ledger_category_notice_id_05cbafc5_fk_ledger_notice_id FOREIGN KEY (notice_id) REFERENCES public.ledger_notice(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_draftrow ledger_draftrow_notice_id_68544a2f_fk_ledger_notice_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_draftrow
    ADD CONSTRAINT ledger_draftrow_notice_id_68544a2f_fk_ledger_notice_id FOREIGN KEY (notice_id) REFERENCES public.ledger_notice(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_lookbackitem ledger_lookbackitem_checked_by_id_9f6936d6_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_lookbackitem
    ADD CONSTRAINT ledger_lookbackitem_checked_by_id_9f6936d6_fk_organisat FOREIGN KEY (checked_by_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_lookbackitem ledger_lookbackitem_confirmed_by_id_2124d398_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_lookbackitem
    ADD CONSTRAINT ledger_lookbackitem_confirmed_by_id_2124d398_fk_organisat FOREIGN KEY (confirmed_by_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_lookbackitem ledger_lookbackitem_notice_id_a128b414_fk_ledger_notice_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_lookbackitem
    ADD CONSTRAINT ledger_lookbackitem_notice_id_a128b414_fk_ledger_notice_id FOREIGN KEY (notice_id) REFERENCES public.ledger_notice(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_lookbackitem ledger_lookbackitem_source_requirement_i_683b9336_fk_ledger_re; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_lookbackitem
    ADD CONSTRAINT ledger_lookbackitem_source_requirement_i_683b9336_fk_ledger_re FOREIGN KEY (source_requirement_id) REFERENCES public.ledger_requirement(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_lookbackitem ledger_lookbackitem_source_row_id_bdb2df3e_fk_ledger_dr; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_lookbackitem
    ADD CONSTRAINT ledger_lookbackitem_source_row_id_bdb2df3e_fk_ledger_dr FOREIGN KEY (source_row_id) REFERENCES public.ledger_draftrow(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_measurereading ledger_measurereadin_assignment_id_474351b7_fk_ledger_as; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_measurereading
    ADD CONSTRAINT ledger_measurereadin_assignment_id_474351b7_fk_ledger_as FOREIGN KEY (assignment_id) REFERENCES public.ledger_assignment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_notice ledger_notice_issuing_organ_id_20226322_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_notice
    ADD CONSTRAINT ledger_notice_issuing_organ_id_20226322_fk_organisat FOREIGN KEY (issuing_organ_id) REFERENCES public.organisations_organ(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_notice ledger_notice_predecessor_id_237da545_fk_ledger_notice_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_notice
    ADD CONSTRAINT ledger_notice_predecessor_id_237da545_fk_ledger_notice_id FOREIGN KEY (predecessor_id) REFERENCES public.ledger_notice(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_notice ledger_notice_source_id_5fe540cb_fk_base_blob_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_notice
    ADD CONSTRAINT ledger_notice_source_id_5fe540cb_fk_base_blob_id FOREIGN KEY (source_id) REFERENCES public.base_blob(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_remindersent ledger_remindersent_assignment_id_174e06ae_fk_ledger_as; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_remindersent
    ADD CONSTRAINT ledger_remindersent_assignment_id_174e06ae_fk_ledger_as FOREIGN KEY (assignment_id) REFERENCES public.ledger_assignment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_report ledger_report_assignment_id_229926ff_fk_ledger_assignment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_report
    ADD CONSTRAINT ledger_report_assignment_id_229926ff_fk_ledger_assignment_id FOREIGN KEY (assignment_id) REFERENCES public.ledger_assignment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_report ledger_report_by_id_b251cd1a_fk_organisations_officer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_report
    ADD CONSTRAINT ledger_report_by_id_b251cd1a_fk_organisations_officer_id FOREIGN KEY (by_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_reportevidence ledger_reportevidence_blob_id_8f0ba020_fk_base_blob_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_reportevidence
    ADD CONSTRAINT ledger_reportevidence_blob_id_8f0ba020_fk_base_blob_id FOREIGN KEY (blob_id) REFERENCES public.base_blob(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_reportevidence ledger_reportevidence_report_id_9fc006b9_fk_ledger_report_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_reportevidence
    ADD CONSTRAINT ledger_reportevidence_report_id_9fc006b9_fk_ledger_report_id FOREIGN KEY (report_id) REFERENCES public.ledger_report(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_requirement ledger_requirement_carried_from_id_12cffc1d_fk_ledger_lo; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_requirement
    ADD CONSTRAINT ledger_requirement_carried_from_id_12cffc1d_fk_ledger_lo FOREIGN KEY (carried_from_id) REFERENCES public.ledger_lookbackitem(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_requirement ledger_requirement_condition_met_by_id_407df92e_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_requirement
    ADD CONSTRAINT ledger_requirement_condition_met_by_id_407df92e_fk_organisat FOREIGN KEY (condition_met_by_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_requirement ledger_requirement_measure_confirmed_by_07ff33f8_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_requirement
    ADD CONSTRAINT ledger_requirement_measure_confirmed_by_07ff33f8_fk_organisat FOREIGN KEY (measure_confirmed_by_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_requirement ledger_requirement_measure_set_by_id_a04070bb_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_requirement
    ADD CONSTRAINT ledger_requirement_measure_set_by_id_a04070bb_fk_organisat FOREIGN KEY (measure_set_by_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_requirement ledger_requirement_task_id_e556e18b_fk_ledger_task_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_requirement
    ADD CONSTRAINT ledger_requirement_task_id_e556e18b_fk_ledger_task_id FOREIGN KEY (task_id) REFERENCES public.ledger_task(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_task ledger_task_category_id_a41d6766_fk_ledger_category_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_task
    ADD CONSTRAINT ledger_task_category_id_a41d6766_fk_ledger_category_id FOREIGN KEY (category_id) REFERENCES public.ledger_category(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_taskdisagreement ledger_taskdisagreem_decided_by_id_b0183ec0_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_taskdisagreement
    ADD CONSTRAINT ledger_taskdisagreem_decided_by_id_b0183ec0_fk_organisat FOREIGN KEY (decided_by_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_taskdisagreement ledger_taskdisagreement_notice_id_5221c14a_fk_ledger_notice_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_taskdisagreement
    ADD CONSTRAINT ledger_taskdisagreement_notice_id_5221c14a_fk_ledger_notice_id FOREIGN KEY (notice_id) REFERENCES public.ledger_notice(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_taskdisagreement ledger_taskdisagreement_task_id_11369820_fk_ledger_task_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_taskdisagreement
    ADD CONSTRAINT ledger_taskdisagreement_task_id_11369820_fk_ledger_task_id FOREIGN KEY (task_id) REFERENCES public.ledger_task(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_unitquestion ledger_unitquestion_answered_by_id_ac5ef072_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_unitquestion
    ADD CONSTRAINT ledger_unitquestion_answered_by_id_ac5ef072_fk_organisat FOREIGN KEY (answered_by_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: ledger_unitquestion ledger_unitquestion_requirement_id_084bf543_fk_ledger_re; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_unitquestion
    ADD CONSTRAINT ledger_unitquestion_requirement_id_084bf543_fk_ledger_re FOREIGN KEY (requirement_id) REFERENCES public.ledger_requirement(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: messaging_message messaging_message_recipient_id_6eb91564_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.messaging_message
    ADD CONSTRAINT messaging_message_recipient_id_6eb91564_fk_organisat FOREIGN KEY (recipient_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: mfa_authenticator mfa_authenticator_user_id_0c3a50c0_fk_organisations_account_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_organisations_account_id FOREIGN KEY (user_id) REFERENCES public.organisations_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organisations_collectivealias organisations_collec_collective_id_3546ce21_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_collectivealias
    ADD CONSTRAINT organisations_collec_collective_id_3546ce21_fk_organisat FOREIGN KEY (collective_id) REFERENCES public.organisations_collectivename(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organisations_formername organisations_former_organ_id_896eecbf_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_formername
    ADD CONSTRAINT organisations_former_organ_id_896eecbf_fk_organisat FOREIGN KEY (organ_id) REFERENCES public.organisations_organ(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organisations_officer organisations_office_account_id_a200d767_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_officer
    ADD CONSTRAINT organisations_office_account_id_a200d767_fk_organisat FOREIGN KEY (account_id) REFERENCES public.organisations_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organisations_officer organisations_office_organ_id_b89e5dd0_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_officer
    ADD CONSTRAINT organisations_office_organ_id_b89e5dd0_fk_organisat FOREIGN KEY (organ_id) REFERENCES public.organisations_organ(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organisations_officer organisations_officer_post_id_b9878c16_fk_organisations_post_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_officer
    ADD CONSTRAINT organisations_officer_post_id_b9878c16_fk_organisations_post_id FOREIGN KEY (post_id) REFERENCES public.organisations_post(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organisations_organ organisations_organ_merged_into_id_8cafb4c7_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_organ
    ADD CONSTRAINT organisations_organ_merged_into_id_8cafb4c7_fk_organisat FOREIGN KEY (merged_into_id) REFERENCES public.organisations_organ(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organisations_organ organisations_organ_parent_id_f43f027c_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_organ
    ADD CONSTRAINT organisations_organ_parent_id_f43f027c_fk_organisat FOREIGN KEY (parent_id) REFERENCES public.organisations_organ(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organisations_organalias organisations_organa_organ_id_ad4b3b15_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_organalias
    ADD CONSTRAINT organisations_organa_organ_id_ad4b3b15_fk_organisat FOREIGN KEY (organ_id) REFERENCES public.organisations_organ(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organisations_organalias organisations_organa_realm_id_f26d7db3_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_organalias
    ADD CONSTRAINT organisations_organa_realm_id_f26d7db3_fk_organisat FOREIGN KEY (realm_id) REFERENCES public.organisations_organ(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organisations_post organisations_post_organ_id_f9aec0ea_fk_organisations_organ_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_post
    ADD CONSTRAINT organisations_post_organ_id_f9aec0ea_fk_organisations_organ_id FOREIGN KEY (organ_id) REFERENCES public.organisations_organ(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organisations_rolegrant organisations_rolegr_officer_id_1172336e_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_rolegrant
    ADD CONSTRAINT organisations_rolegr_officer_id_1172336e_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: organisations_rolegrant organisations_rolegr_organ_id_7f65bce4_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organisations_rolegrant
    ADD CONSTRAINT organisations_rolegr_organ_id_7f65bce4_fk_organisat FOREIGN KEY (organ_id) REFERENCES public.organisations_organ(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: review_approval review_approval_approver_id_d7ccf405_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_approval
    ADD CONSTRAINT review_approval_approver_id_d7ccf405_fk_organisat FOREIGN KEY (approver_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: review_approval review_approval_author_id_59cedcb5_fk_organisations_officer_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_approval
    ADD CONSTRAINT review_approval_author_id_59cedcb5_fk_organisations_officer_id FOREIGN KEY (author_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: review_approval review_approval_request_id_6e88cc58_fk_review_reviewrequest_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_approval
    ADD CONSTRAINT review_approval_request_id_6e88cc58_fk_review_reviewrequest_id FOREIGN KEY (request_id) REFERENCES public.review_reviewrequest(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: review_reviewrequest review_reviewrequest_author_id_eb41f12f_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_reviewrequest
    ADD CONSTRAINT review_reviewrequest_author_id_eb41f12f_fk_organisat FOREIGN KEY (author_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: review_reviewrequest review_reviewrequest_organ_id_7c39e2fd_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_reviewrequest
    ADD CONSTRAINT review_reviewrequest_organ_id_7c39e2fd_fk_organisat FOREIGN KEY (organ_id) REFERENCES public.organisations_organ(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: worklist_workitem worklist_workitem_officer_id_55157f6f_fk_organisat; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.worklist_workitem
    ADD CONSTRAINT worklist_workitem_officer_id_55157f6f_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisations_officer(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: worklist_workitem worklist_workitem_organ_id_24d6179e_fk_organisations_organ_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.worklist_workitem
    ADD CONSTRAINT worklist_workitem_organ_id_24d6179e_fk_organisations_organ_id FOREIGN KEY (organ_id) REFERENCES public.organisations_organ(id) DEFERRABLE INITIALLY DEFERRED;


--
-- PostgreSQL database dump complete
--

\unrestrict Z7siCxVk3UykBrdNj9rqkY3cMfz6o4CJOsUlYzMUmuUzX1axypHgswKTjWkzVpD

