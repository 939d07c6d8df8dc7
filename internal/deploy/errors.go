package deploy

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"slices"
	"strings"

	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
	"gocloud.dev/gcerrors"

	"gazette/internal/publish"
)

func missing(err error) bool {
	return err != nil && gcerrors.Code(err) == gcerrors.NotFound && code(err) != noBucket
}

func exists(err error) bool { return err != nil && gcerrors.Code(err) == gcerrors.FailedPrecondition }

// unsupported reports whether a store knows no writing on condition that nothing is there.
func unsupported(err error) bool {
	return err != nil && (code(err) == "NotImplemented" || gcerrors.Code(err) == gcerrors.Unimplemented)
}

// noBucket is what S3 says where the bucket itself is not there.
const noBucket = "NoSuchBucket"

// code is the code that a store which speaks S3 gives an error; "" when it has none.
func code(err error) string {
	var api smithy.APIError
	if errors.As(err, &api) {
		return api.ErrorCode()
	}
	return ""
}

// explained turns an error of a store into what somebody can do about it. What nobody foresaw stays as it is.
func explained(address string, err error) error {
	var fault *publish.Fault
	var name *net.DNSError
	var network *net.OpError
	var sending *smithyhttp.RequestSendError
	var answer *smithyhttp.ResponseError
	var api smithy.APIError
	switch {
	case err == nil, errors.As(err, &fault), errors.Is(err, context.Canceled), errors.Is(err, fs.ErrPermission):
		return err
	case code(err) == noBucket:
		return noSuchBucket(address)
	case slices.Contains(
		[]string{"InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken", "XAdminUserNotFound"},
		code(err)):
		return wrongKeys(address, err)
	case slices.Contains([]string{"AccessDenied", "Forbidden"}, code(err)),
		gcerrors.Code(err) == gcerrors.PermissionDenied:
		return notAllowed(address, err)
	case slices.Contains(
		[]string{"AuthorizationHeaderMalformed", "PermanentRedirect", "IllegalLocationConstraintException"}, code(err)):
		return wrongRegion(address, err)
	case code(err) == "RequestTimeTooSkewed":
		return wrongClock(address, err)
	case strings.Contains(err.Error(), "failed to refresh cached credentials"),
		strings.Contains(err.Error(), "get credentials"):
		return noKeys(address)
	case strings.Contains(err.Error(), "region") && strings.Contains(err.Error(), "endpoint"):
		return wrongRegion(address, err)
	case errors.As(err, &name):
		return noSuchName(address, name)
	case errors.As(err, &network):
		return unreachable(address, network)
	case errors.As(err, &sending):
		return unreachable(address, sending.Err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return unreachable(address, io.ErrUnexpectedEOF)
	case errors.As(err, &api):
		return refused(address, api)
	case errors.As(err, &answer):
		return notAStore(address)
	}
	return err
}

// message is what a store that speaks S3 says itself of an error, without what the request was.
func message(err error) string {
	var api smithy.APIError
	if errors.As(err, &api) {
		return api.ErrorMessage()
	}
	return err.Error()
}
